import type { Action } from "../../framework/action";
import type { AnyProvider } from "../../framework/any-provider";
import type { DataSource } from "../../framework/data-source";
import type { ProviderFunction } from "../../framework/function";
import type { ListResource } from "../../framework/list-resource";
import { redactingLogger } from "../../framework/logger";
import type { Logger } from "../../framework/logger";
import type { Provider } from "../../framework/provider";
import type { Resource } from "../../framework/resource";
import type { Schema } from "../../framework/schema/schema";
import type { Secrets } from "../../framework/engine/secrets";
import { sensitiveTexts } from "../../framework/engine/sensitive-texts";
import type { ObjectValue } from "../../framework/schema/values";
import { decodeObject } from "../wire/dynamic-value";
import type { DynamicValue } from "../wire/generated/tfplugin6";

/** A running provider, with its provider data, its secrets and its stop signal. */
export class ProviderSession {
  readonly provider: Provider;
  readonly secrets: Secrets;
  readonly logger: Logger;
  readonly #stopped = new AbortController();
  #configured: { readonly providerData: unknown } | undefined;

  constructor(provider: AnyProvider, logger: Logger, secrets: Secrets) {
    this.provider = provider;
    this.secrets = secrets;
    this.logger = redactingLogger(logger, (text) => secrets.redact(text));
  }

  /** Decodes an object, which may be null, and registers its sensitive texts as secrets. */
  decodeObject(
    schema: Schema,
    value: DynamicValue | undefined,
  ): ObjectValue | null {
    const object = decodeObject(schema, value);
    for (const text of sensitiveTexts(schema.attributes, object ?? {}))
      this.secrets.add(text);
    return object;
  }

  /** Decodes a configuration. If there is none, such as a list without a `config` block, all its attributes are null. */
  decodeConfig(schema: Schema, value: DynamicValue | undefined): ObjectValue {
    return this.decodeObject(schema, value) ?? nullObject(schema);
  }

  /** Stores what the provider's `configure` returned. */
  configure(providerData: unknown): void {
    this.#configured = { providerData };
  }

  /** What the provider's `configure` returned. */
  get providerData(): unknown {
    if (this.#configured === undefined)
      throw new Error("The provider was called before it was configured.");
    return this.#configured.providerData;
  }

  /** @throws {Error} if the provider does not have the type */
  resource(typeName: string): Resource {
    const found = find("resource", this.provider.resources, typeName);
    // Safe, because its methods receive only values of its own schema and its own provider data.
    return found as unknown as Resource;
  }

  /** @throws {Error} if the provider does not have the type */
  dataSource(typeName: string): DataSource {
    const { dataSources = [] } = this.provider;
    const found = find("data source", dataSources, typeName);
    // Safe for the same reason as in `resource`.
    return found as unknown as DataSource;
  }

  /** @throws {Error} if the provider does not have the type */
  listResource(typeName: string): ListResource {
    const { listResources = [] } = this.provider;
    const found = find("list resource", listResources, typeName);
    // Safe for the same reason as in `resource`.
    return found as unknown as ListResource;
  }

  /** @throws {Error} if the provider does not have the type */
  action(typeName: string): Action {
    const found = find("action", this.provider.actions ?? [], typeName);
    // Safe for the same reason as in `resource`.
    return found as unknown as Action;
  }

  /** @throws {Error} if the provider does not have the function */
  function(name: string): ProviderFunction {
    const found = this.provider.functions?.find((one) => one.name === name);
    if (found === undefined)
      throw new Error(`This provider has no function ${name}.`);
    // Safe, because it receives only arguments of its own parameters.
    return found as unknown as ProviderFunction;
  }

  /** Makes all calls, present and future, stop waiting and reading. */
  stop(): void {
    this.#stopped.abort();
  }

  /** A signal that aborts on {@link stop}, or when the caller gives up the call. */
  signalOf(call: AbortSignal): AbortSignal {
    return AbortSignal.any([this.#stopped.signal, call]);
  }
}

function nullObject({ attributes }: Schema): ObjectValue {
  return Object.fromEntries(
    Object.keys(attributes).map((name) => [name, null]),
  );
}

function find<T extends { readonly typeName: string }>(
  kind: string,
  things: readonly T[],
  typeName: string,
): T {
  const found = things.find((thing) => thing.typeName === typeName);
  if (found === undefined)
    throw new Error(`This provider has no ${kind} ${typeName}.`);
  return found;
}
