/**
 * The provider `null`, as `hashicorp/null` has it, written with the framework alone: a second provider, to show that the
 * framework serves any. It stands in for that one, which comes from the public registry only.
 */
import type { Provider } from "../../../../src/framework/provider";
import { defineSchema } from "../../../../src/framework/schema/schema";
import { createNullDataSource } from "./data-source";
import { createNullResource } from "./resource";

export interface NullProviderOptions {
  /** Makes what `id` and `random` are set to: a whole number in digits. */
  readonly randomNumber: () => string;
}

const schema = defineSchema({
  description: "Things that do nothing, to hang what does something on.",
  attributes: {},
});

/** Creates the provider. There is nothing to configure. */
export function createNullProvider({
  randomNumber,
}: NullProviderOptions): Provider<typeof schema, object> {
  return {
    name: "null",
    schema,
    resources: [createNullResource(randomNumber)],
    dataSources: [createNullDataSource(randomNumber)],
    configure: () => ({}),
  };
}
