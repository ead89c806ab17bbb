import type {
  AnyAction,
  AnyDataSource,
  AnyFunction,
  AnyListResource,
  AnyResource,
} from "./any-provider";
import type { Config } from "./schema/inference";
import type { CallContext, ValidateRequest } from "./resource";
import type { Schema } from "./schema/schema";
import type { Secrets } from "./engine/secrets";

export interface ConfigureRequest<S extends Schema> extends CallContext {
  /** During a plan, values from other resources may be unknown. */
  readonly config: Config<S>;
  readonly terraformVersion: string;
  /**
   * Register every secret here that does not come from a sensitive attribute, such as one from an
   * environment variable. Diagnostics and logs never show a registered secret.
   */
  readonly secrets: Secrets;
}

/**
 * A Terraform provider. `D` is the type that `configure` returns and that every resource and data
 * source receives as `providerData`.
 */
export interface Provider<S extends Schema = Schema, D = unknown> {
  /** The prefix of all its type names: `avara`. */
  readonly name: string;
  readonly schema: S;
  readonly resources: readonly AnyResource[];
  readonly dataSources: readonly AnyDataSource[];
  /** At most one for each resource type. @default none */
  readonly listResources?: readonly AnyListResource[];
  /** @default none */
  readonly actions?: readonly AnyAction[];
  /** @default none */
  readonly functions?: readonly AnyFunction[];
  /** Checks rules that involve several attributes. Must not call the API. */
  validate?(request: ValidateRequest<S>): void;
  /**
   * Builds the value that resources and data sources receive as `providerData`. Must not call the
   * API. Return null after reporting an error.
   */
  configure(request: ConfigureRequest<S>): D | null | Promise<D | null>;
}
