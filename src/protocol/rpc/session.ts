import type {
  AnyDataSource,
  AnyProvider,
  AnyResource,
} from "../../framework/any-provider";
import type { DataSource } from "../../framework/data-source";
import { redactingLogger } from "../../framework/logger";
import type { Logger } from "../../framework/logger";
import type { Provider } from "../../framework/provider";
import type { Resource } from "../../framework/resource";
import type { Schema } from "../../framework/schema/schema";
import type { Secrets } from "../../framework/engine/secrets";
import { sensitiveTexts } from "../../framework/engine/sensitive-texts";
import type { ObjectValue } from "../../framework/schema/values";
import { decodeObject, decodeObjectOrNull } from "../wire/dynamic-value";
import type { DynamicValue } from "../wire/generated/tfplugin6";

/** A running provider: its configuration, its secrets, and whether Terraform asked it to stop. */
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

  /** Reads an object of a schema from the wire. From then on its sensitive texts are secrets. */
  decodeObject(schema: Schema, value: DynamicValue | undefined): ObjectValue {
    const object = decodeObject(schema, value);
    this.#addSecrets(schema, object);
    return object;
  }

  /** Like {@link decodeObject}, for an object that may be null. */
  decodeObjectOrNull(
    schema: Schema,
    value: DynamicValue | undefined,
  ): ObjectValue | null {
    const object = decodeObjectOrNull(schema, value);
    if (object !== null) this.#addSecrets(schema, object);
    return object;
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

  /** @throws {Error} for a type that the provider does not have. */
  resource(typeName: string): Resource {
    const found = find("resource", this.provider.resources, typeName);
    // Its methods only receive values of its own schema, and what `configure` returned.
    return found as unknown as Resource;
  }

  /** @throws {Error} for a type that the provider does not have. */
  dataSource(typeName: string): DataSource {
    const found = find("data source", this.provider.dataSources, typeName);
    // The same holds as for a resource.
    return found as unknown as DataSource;
  }

  /** Tells all calls, present and future, to stop waiting and reading. */
  stop(): void {
    this.#stopped.abort();
  }

  /** A signal that {@link stop} or `call` aborts. */
  signalOf(call: AbortSignal): AbortSignal {
    return AbortSignal.any([this.#stopped.signal, call]);
  }

  #addSecrets(schema: Schema, object: ObjectValue): void {
    for (const text of sensitiveTexts(schema.attributes, object))
      this.secrets.add(text);
  }
}

function find<T extends AnyResource | AnyDataSource>(
  kind: string,
  things: readonly T[],
  typeName: string,
): T {
  const found = things.find((thing) => thing.typeName === typeName);
  if (found === undefined)
    throw new Error(`This provider has no ${kind} ${typeName}.`);
  return found;
}
