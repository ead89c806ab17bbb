import type { Config, KnownConfig } from "./schema/inference";
import type { ConfiguredCallContext, ValidateRequest } from "./call-context";
import type { Schema } from "./schema/schema";

/** A request to check an action during a plan. */
export interface PlanActionRequest<
  S extends Schema,
  D,
> extends ConfiguredCallContext<D> {
  /** Values from resources that are not applied yet are unknown. */
  readonly config: Config<S>;
}

/** A request to carry out an action. */
export interface InvokeActionRequest<
  S extends Schema,
  D,
> extends ConfiguredCallContext<D> {
  /** The `config` block. All is known. */
  readonly config: KnownConfig<S>;
  /** Shows a message while the action runs. */
  readonly progress: (message: string) => void;
}

/**
 * An operation that changes no state. Terraform 1.14 and later invoke it before or after a change of a
 * resource, or with `-invoke`. `D` is the type that the provider's `configure` returns.
 */
export interface Action<S extends Schema = Schema, D = unknown> {
  /** The full type name, which begins with the provider's name: `avara_express_customer_add_user`. */
  readonly typeName: string;
  /** The schema of the action's `config` block. Nothing in it is computed. */
  readonly schema: S;
  /** Checks rules that involve several attributes. Must not call the API. @default no rules */
  validate?(request: ValidateRequest<S>): void;
  /** Checks and announces, during a plan, what the action will do. Must change nothing. @default nothing is announced */
  plan?(request: PlanActionRequest<S, D>): Promise<void>;
  /** Carries out the action. Throw a `Failure` if that is not possible. */
  invoke(request: InvokeActionRequest<S, D>): Promise<void>;
}
