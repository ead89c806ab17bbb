import type { KnownConfig, State } from "./schema/inference";
import type { ConfiguredCallContext, ValidateRequest } from "./call-context";
import type { Schema } from "./schema/schema";

/** A request to list the objects of a resource type. */
export interface ListRequest<
  S extends Schema,
  D,
> extends ConfiguredCallContext<D> {
  /** The filters. All are null if the user wrote none. */
  readonly config: KnownConfig<S>;
  /** Whether the user wants the objects' states, and not only identities and names. */
  readonly includesState: boolean;
  /** The framework reads at most this many objects, and one more to know whether there are others. */
  readonly limit: number;
}

/** An object that exists, for `terraform query`. `R` is the resource's schema, `I` its identity's. */
export interface ListedObject<
  R extends Schema = Schema,
  I extends Schema = Schema,
> {
  /** An identity of the resource of the same type. */
  readonly identity: State<I>;
  /** The name that Terraform shows. */
  readonly displayName: string;
  /** The state of the resource of the same type. May be null if the user does not want states. */
  readonly state: State<R> | null;
}

/**
 * A list of the objects of a resource type, managed or not. Terraform 1.14 and later call it from
 * `terraform query`. `S` is the list's schema, `D` the type that the provider's `configure` returns, `R` the resource's schema,
 * and `I` its identity's.
 */
export interface ListResource<
  S extends Schema = Schema,
  D = unknown,
  R extends Schema = Schema,
  I extends Schema = Schema,
> {
  /** The type name of a resource that has an identity. */
  readonly typeName: string;
  /** The schema of the list's `config` block. */
  readonly schema: S;
  /** Checks rules that involve several attributes. Must not call the API. @default no rules */
  validate?(request: ValidateRequest<S>): void;
  /**
   * Yields the objects. The framework stops reading at the user's limit. A `Failure` keeps the objects before it.
   *
   * @example
   * async *list({ config, providerData, signal }) {
   *   for await (const note of providerData.notes(config, signal))
   *     yield { identity: { id: note.id }, displayName: note.title, state: note };
   * }
   */
  list(request: ListRequest<S, D>): AsyncIterable<ListedObject<R, I>>;
}
