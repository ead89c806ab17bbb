import type { KnownConfig, State } from "./schema/inference";
import type { ConfiguredCallContext, ValidateRequest } from "./resource";
import type { Schema } from "./schema/schema";

export interface ReadDataSourceRequest<
  S extends Schema,
  D,
> extends ConfiguredCallContext<D> {
  readonly config: KnownConfig<S>;
}

/** A data source; `D` is what the provider's `configure` returns. */
export interface DataSource<S extends Schema = Schema, D = unknown> {
  /** With the provider's name in front: `avara_express_customer`. */
  readonly typeName: string;
  readonly schema: S;
  /** Checks what concerns several attributes. Makes no request. */
  validate?(request: ValidateRequest<S>): void;
  /** Reads the object. Null goes with an error among the diagnostics. */
  read(request: ReadDataSourceRequest<S, D>): Promise<State<S> | null>;
}
