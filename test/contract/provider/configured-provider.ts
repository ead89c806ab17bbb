import { expect } from "@jest/globals";
import type { Sandbox } from "../../../src/sandbox";
import type { AvaraProviderOptions } from "../../../src/provider/configure";
import { createAvaraProvider } from "../../../src/provider/provider";
import { configurationSchema } from "../../../src/provider/configuration";
import { expressCustomerDataSource } from "../../../src/provider/express-customer/query/data-source";
import { expressCustomerResource } from "../../../src/provider/express-customer/resource";
import {
  isComputed,
  type Attributes,
} from "../../../src/framework/schema/schema";
import type { ObjectValue, Value } from "../../../src/framework/schema/values";
import { startTestSandbox } from "../../support/api/start-sandbox";
import { inProcess } from "../../support/provider/in-process";
import {
  createProviderCaller,
  objectOf,
  type ProviderCaller,
  type Transport,
} from "../../support/provider/provider-caller";

export const resource = expressCustomerResource;
export const dataSource = expressCustomerDataSource;

/** A configuration of the provider. Omitted attributes are null. */
export function configuration(
  settings: Readonly<Record<string, Value>> = {},
): ObjectValue {
  return objectOf(configurationSchema, settings);
}

/** A declaration of a customer. Omitted attributes are null. */
export function declaration(
  attributes: Readonly<Record<string, Value>>,
): ObjectValue {
  return objectOf(resource.schema, attributes);
}

/** The state of an active customer named "A", as long as `attributes` do not say otherwise. */
export function stateOfA(
  attributes: Readonly<Record<string, Value>> = {},
): ObjectValue {
  return declaration({
    id: `cus_${"0".repeat(32)}`,
    name: "A",
    active: true,
    metadata: new Map(),
    metadata_all: new Map(),
    ...attributes,
  });
}

/** The id in a state. */
export function idOf(state: ObjectValue | null | undefined): string {
  const id = state?.id;
  if (typeof id !== "string") throw new Error("The state has no id.");
  return id;
}

/** The state that Terraform proposes: attributes that the provider may set keep their values unless configured. */
export function proposal(
  config: ObjectValue,
  prior: ObjectValue | null,
): ObjectValue {
  const attributes: Attributes = resource.schema.attributes;
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]): [string, Value] => [
      name,
      config[name] ?? (isComputed(attribute) ? (prior?.[name] ?? null) : null),
    ]),
  );
}

/** A sandbox, and a provider that is configured for it. */
export async function setUp(options?: Parameters<typeof startTestSandbox>[0]) {
  const sandbox = await startTestSandbox(options);
  return { sandbox, caller: await configureFor(sandbox) };
}

/** A provider in this process, configured for a sandbox. */
export async function configureFor({
  url,
  apiKey,
}: Pick<Sandbox, "url" | "apiKey">) {
  const caller = createProviderCaller(avaraInProcess());
  const config = configuration({ base_url: url, api_key: apiKey });
  expect(await caller.configure(config)).toEqual([]);
  return caller;
}

/** The provider in this process, without an environment. */
export function avaraInProcess(
  options: Partial<AvaraProviderOptions> = {},
): Transport {
  return inProcess(createAvaraProvider({ environment: {}, ...options }));
}

/** Plans a declaration and applies the plan. */
export async function deploy(
  caller: ProviderCaller,
  config: ObjectValue | null,
  prior: ObjectValue | null = null,
) {
  const plan = await caller.plan(resource, {
    config,
    prior,
    proposed: config && proposal(config, prior),
  });
  expect(
    plan.diagnostics.filter(({ severity }) => severity === "error"),
  ).toEqual([]);
  return caller.apply(resource, {
    prior,
    planned: plan.planned,
    plannedPrivate: plan.plannedPrivate,
  });
}
