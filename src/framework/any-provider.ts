/**
 * Resources, data sources and providers of which the schema and the provider's data are forgotten,
 * so that they can be held side by side.
 */
import type { DataSource } from "./data-source";
import type { Provider } from "./provider";
import type { Resource } from "./resource";

/** `T`, but its methods can only be called by somebody who knows what they take. */
type Erased<T> = {
  [K in keyof T]: NonNullable<T[K]> extends (request: never) => unknown
    ? (request: never) => unknown
    : T[K];
};

/** Any resource. */
export type AnyResource = Erased<Resource>;

/** Any data source. */
export type AnyDataSource = Erased<DataSource>;

/** Any provider. */
export type AnyProvider = Erased<Provider>;
