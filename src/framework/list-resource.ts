import type { KnownConfig } from "./schema/inference";
import type { ConfiguredCallContext, ValidateRequest } from "./resource";
import type { Schema } from "./schema/schema";
import type { ObjectValue } from "./schema/values";

export interface ListRequest<
  S extends Schema,
  D,
> extends ConfiguredCallContext<D> {
  readonly config: KnownConfig<S>;
  /** Whether the user wants the objects' states, and not only identities and names. */
  readonly includesState: boolean;
  /** The framework reads at most this many objects, and one more to know whether there are others. */
  readonly limit: number;
}

/** An object that exists, for `terraform query`. */
export interface ListedObject {
  /** An identity of the resource of the same type. */
  readonly identity: ObjectValue;
  /** The name that Terraform shows. */
  readonly displayName: string;
  /** The state of the resource of the same type. May be null if the user does not want states. */
  readonly state: ObjectValue | null;
}

/**
 * A list of the objects of a resource type, managed or not. Terraform 1.14 and later call it from
 * `terraform query`. `D` is the type that the provider's `configure` returns.
 */
export interface ListResource<S extends Schema = Schema, D = unknown> {
  /** The type name of a resource that has an identity. */
  readonly typeName: string;
  /** The schema of the list's `config` block. */
  readonly schema: S;
  /** Checks rules that involve several attributes. Must not call the API. */
  validate?(request: ValidateRequest<S>): void;
  /** Yields the objects. The framework stops reading at the user's limit. */
  list(request: ListRequest<S, D>): AsyncIterable<ListedObject>;
}
