import type { Action } from "../../framework/action";
import type { AnyProvider } from "../../framework/provider";
import type { DataSource } from "../../framework/data-source";
import type { ProviderFunction } from "../../framework/function";
import type { ListResource } from "../../framework/list-resource";
import { redactingLogger } from "../../framework/logger";
import type { Logger } from "../../framework/logger";
import type { Provider } from "../../framework/provider";
import type { Resource } from "../../framework/resource";
import type { Schema } from "../../framework/schema/schema";
import type { Secrets } from "../../framework/secrets";
import { sensitiveTexts } from "../../framework/engine/values/sensitive-texts";
import type { ObjectValue } from "../../framework/schema/values";
import { decodeObject } from "../wire/dynamic-value";
import type { DynamicValue } from "../wire/generated/tfplugin6";

/** The parts of a provider, by what an error calls them. */
interface Parts {
  readonly resource: Resource;
  readonly "data source": DataSource;
  readonly "list resource": ListResource;
  readonly action: Action;
  readonly function: ProviderFunction;
}

type Named = { readonly typeName: string } | { readonly name: string };

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

  /**
   * Finds a part of the provider.
   *
   * @throws {Error} if the provider does not have it
   */
  find<Kind extends keyof Parts>(kind: Kind, name: string): Parts[Kind] {
    const { provider } = this;
    const parts: Record<keyof Parts, readonly Named[] | undefined> = {
      resource: provider.resources,
      "data source": provider.dataSources,
      "list resource": provider.listResources,
      action: provider.actions,
      function: provider.functions,
    };
    const found = parts[kind]?.find(
      (part) => ("typeName" in part ? part.typeName : part.name) === name,
    );
    if (found === undefined)
      throw new Error(`This provider has no ${kind} ${name}.`);
    // Safe, because its methods receive only values of its own schema and its own provider data.
    return found as unknown as Parts[Kind];
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
