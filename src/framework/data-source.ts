import type { KnownConfig, State } from "./schema/inference";
import type { ConfiguredCallContext, ValidateRequest } from "./call-context";
import type { Schema } from "./schema/schema";

/** A request to read what a data source describes. */
export interface ReadDataSourceRequest<
  S extends Schema,
  D,
> extends ConfiguredCallContext<D> {
  /** What to read. Terraform waits until all of it is known. */
  readonly config: KnownConfig<S>;
}

/**
 * A data source: reads objects that this configuration does not manage. `D` is the type that the
 * provider's `configure` returns.
 */
export interface DataSource<S extends Schema = Schema, D = unknown> {
  /** The full type name, which begins with the provider's name: `avara_express_customer`. */
  readonly typeName: string;
  /** The schema of its blocks and of its results. */
  readonly schema: S;
  /** Checks rules that involve several attributes. Must not call the API. @default no rules */
  validate?(request: ValidateRequest<S>): void;
  /** Reads the object. Throw a `Failure` if it does not exist, or return null after reporting an error. */
  read(request: ReadDataSourceRequest<S, D>): Promise<State<S> | null>;
}
