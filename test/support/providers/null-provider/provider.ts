/**
 * The provider `null`, like `hashicorp/null`, written only with the framework: a second provider, which shows that the
 * framework is general. It replaces the original, which is only in the public registry.
 */
import type { Provider } from "../../../../src/framework/provider";
import { defineSchema } from "../../../../src/framework/schema/schema";
import { createNullResource } from "./resource";

export interface NullProviderOptions {
  /** Creates the value of `id`: a whole number as text. */
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
    configure: () => ({}),
  };
}
