import type { AnyDataSource, AnyResource } from "./any-provider";
import type { Config } from "./schema/inference";
import type { CallContext, ValidateRequest } from "./resource";
import type { Schema } from "./schema/schema";
import type { Secrets } from "./engine/secrets";

export interface ConfigureRequest<S extends Schema> extends CallContext {
  /** At plan, what comes from other resources may be unknown. */
  readonly config: Config<S>;
  readonly terraformVersion: string;
  /** Takes the secrets that the provider finds elsewhere than in sensitive attributes. */
  readonly secrets: Secrets;
}

/** A provider; `D` is what its resources and data sources get from its `configure`. */
export interface Provider<S extends Schema = Schema, D = unknown> {
  /** The name that the types of its resources begin with: `avara`. */
  readonly name: string;
  readonly schema: S;
  readonly resources: readonly AnyResource[];
  readonly dataSources: readonly AnyDataSource[];
  /** Checks what concerns several attributes. Makes no request. */
  validate?(request: ValidateRequest<S>): void;
  /** Makes what the resources work with. Makes no request. Null goes with an error. */
  configure(request: ConfigureRequest<S>): D | null | Promise<D | null>;
}
