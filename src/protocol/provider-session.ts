import type {
  AnyDataSource,
  AnyProvider,
  AnyResource,
} from "../framework/erasure";
import type { DataSource } from "../framework/data-source";
import { redactingLogger } from "../framework/logger";
import type { Logger } from "../framework/logger";
import type { Provider } from "../framework/provider";
import type { Resource } from "../framework/resource";
import type { Schema } from "../framework/schema";
import type { Secrets } from "../framework/secrets";
import { sensitiveTexts } from "../framework/sensitive-texts";
import type { ObjectValue } from "../framework/values";
import { decodeObject, decodeObjectOrNull } from "./dynamic-value";
import type { DynamicValue } from "./generated/tfplugin6";

/** A provider at work: what it was configured with, and whether Terraform wants it to stop. */
export class ProviderSession {
  readonly provider: Provider;
  readonly secrets: Secrets;
  readonly logger: Logger;
  readonly #stopped = new AbortController();
  #configured: { readonly providerData: unknown } | undefined;

  constructor(provider: AnyProvider, logger: Logger, secrets: Secrets) {
    // What their methods take is made from their own schemas, and from what `configure` returned.
    this.provider = provider;
    this.secrets = secrets;
    this.logger = redactingLogger(logger, (text) => secrets.redact(text));
  }

  /** Reads an object of a schema from the wire; its sensitive texts are secrets from now on. */
  decodeObject(schema: Schema, value: DynamicValue | undefined): ObjectValue {
    const object = decodeObject(schema, value);
    this.#addSecrets(schema, object);
    return object;
  }

  /** As {@link decodeObject}, but the object may be null. */
  decodeObjectOrNull(
    schema: Schema,
    value: DynamicValue | undefined,
  ): ObjectValue | null {
    const object = decodeObjectOrNull(schema, value);
    if (object !== null) this.#addSecrets(schema, object);
    return object;
  }

  /** Keeps what the provider's `configure` returned. The last one counts. */
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
    // It is called with what is made from its own schema, and with what `configure` returned.
    return found as unknown as Resource;
  }

  /** @throws {Error} for a type that the provider does not have. */
  dataSource(typeName: string): DataSource {
    const found = find("data source", this.provider.dataSources, typeName);
    // As with a resource.
    return found as unknown as DataSource;
  }

  /** Tells all calls, those to come included, to give up waiting and reading. */
  stop(): void {
    this.#stopped.abort();
  }

  /** A signal that {@link stop} aborts, and `call` too. */
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
