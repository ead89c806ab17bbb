/** The parts of a provider without their schema and provider-data types, so that one list can hold different ones. */
import type { Action } from "./action";
import type { DataSource } from "./data-source";
import type { ProviderFunction } from "./function";
import type { ResourceIdentity } from "./identity";
import type { ListResource } from "./list-resource";
import type { Resource } from "./resource";

/** `T` with methods that only a caller who knows the erased types can call, after a cast. */
export type Erased<T> = {
  [K in keyof T]: NonNullable<T[K]> extends (request: never) => unknown
    ? (request: never) => unknown
    : T[K];
};

/** Any resource. */
export type AnyResource = Erased<Omit<Resource, "identity">> & {
  readonly identity?: Erased<ResourceIdentity>;
};

/** Any data source. */
export type AnyDataSource = Erased<DataSource>;

/** Any list resource. */
export type AnyListResource = Erased<ListResource>;

/** Any action. */
export type AnyAction = Erased<Action>;

/** Any function. */
export type AnyFunction = Erased<ProviderFunction>;
