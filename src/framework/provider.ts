import type {
  AnyAction,
  AnyDataSource,
  AnyFunction,
  AnyListResource,
  AnyResource,
  Erased,
} from "./any-part";
import type { Config } from "./schema/inference";
import type { CallContext, ValidateRequest } from "./call-context";
import type { Schema } from "./schema/schema";
import type { Secrets } from "./secrets";

/** A request to prepare a provider for its calls. Terraform makes it once for each provider block. */
export interface ConfigureRequest<S extends Schema> extends CallContext {
  /** During a plan, values from other resources may be unknown. */
  readonly config: Config<S>;
  /** The version of the Terraform or OpenTofu that calls: `1.11.4`. */
  readonly terraformVersion: string;
  /**
   * Register every secret here that does not come from a sensitive attribute, such as one from an
   * environment variable. Diagnostics and logs never show a registered secret.
   */
  readonly secrets: Secrets;
}

/**
 * A Terraform provider. `D` is the type that `configure` returns and that every resource, data source,
 * list and action receives as `providerData`.
 *
 * @example
 * export const provider: Provider<typeof schema, NotesClient> = {
 *   name: "notes",
 *   schema,
 *   resources: [noteResource],
 *   configure: ({ config }) => new NotesClient(config),
 * };
 */
export interface Provider<S extends Schema = Schema, D = unknown> {
  /** The prefix of all its type names: `avara`. */
  readonly name: string;
  /** The schema of its block in a configuration. */
  readonly schema: S;
  /** One for each resource type. */
  readonly resources: readonly AnyResource[];
  /** One for each type of data source. @default none */
  readonly dataSources?: readonly AnyDataSource[];
  /** At most one for each resource type. @default none */
  readonly listResources?: readonly AnyListResource[];
  /** One for each type of action. @default none */
  readonly actions?: readonly AnyAction[];
  /** What expressions may call. @default none */
  readonly functions?: readonly AnyFunction[];
  /** Checks rules that involve several attributes. Must not call the API. @default no rules */
  validate?(request: ValidateRequest<S>): void;
  /**
   * Builds the value that each call receives as `providerData`. Must not call the API. Throw a `Failure`,
   * or return null after reporting an error: then there are no further calls.
   */
  configure(request: ConfigureRequest<S>): D | null | Promise<D | null>;
}

/** Any provider. */
export type AnyProvider = Erased<Provider>;
