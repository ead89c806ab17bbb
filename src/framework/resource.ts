import type { AttributePath } from "./schema/attribute-path";
import type { Diagnostics } from "./diagnostics";
import type { Config, FinalPlan, Plan, State } from "./schema/inference";
import type { Logger } from "./logger";
import type { Schema } from "./schema/schema";

/**
 * What a resource remembers beside its state, out of its users' sight. Terraform keeps it as it
 * is. A call that returns none keeps what there was.
 */
export type PrivateState = Readonly<Record<string, string>>;

/** What every call gets. */
export interface CallContext {
  /** Where expected failures go. A call whose diagnostics hold an error has failed. */
  readonly diagnostics: Diagnostics;
  readonly logger: Logger;
  /** Aborted when Terraform stops: give up waiting and reading, let a write end. */
  readonly signal: AbortSignal;
}

/** What a call on a configured provider gets; `D` is what the provider's `configure` returned. */
export interface ConfiguredCallContext<D> extends CallContext {
  readonly providerData: D;
}

export interface ValidateRequest<S extends Schema> extends CallContext {
  readonly config: Config<S>;
}

/**
 * A change that Terraform is planning: `prior` is null for a create, `planned` for a delete.
 *
 * The schema's part is done: defaults stand in the plan, what will be computed is unknown.
 */
export interface PlanRequest<
  S extends Schema,
  D,
> extends ConfiguredCallContext<D> {
  readonly config: Config<S> | null;
  readonly prior: State<S> | null;
  readonly planned: Plan<S> | null;
  readonly privateState: PrivateState;
  /**
   * The private state of the first plan, while Terraform plans again to apply it. Undefined in the
   * first plan, and before Terraform 1.16.
   */
  readonly plannedPrivate?: PrivateState | undefined;
}

export interface PlanResult<S extends Schema> {
  /** The plan, where the resource knows better; only what the configuration leaves open. */
  readonly planned?: Plan<S>;
  /** Attributes whose change needs a new object, beside those that the schema names. */
  readonly requiresReplace?: readonly AttributePath[];
  readonly privateState?: PrivateState;
}

export interface CreateRequest<
  S extends Schema,
  D,
> extends ConfiguredCallContext<D> {
  readonly planned: FinalPlan<S>;
  readonly privateState: PrivateState;
}

export interface UpdateRequest<S extends Schema, D> extends CreateRequest<
  S,
  D
> {
  readonly prior: State<S>;
}

export interface DeleteRequest<
  S extends Schema,
  D,
> extends ConfiguredCallContext<D> {
  readonly prior: State<S>;
  readonly privateState: PrivateState;
}

export interface ReadRequest<
  S extends Schema,
  D,
> extends ConfiguredCallContext<D> {
  /** The state as it was. After an import, only what the import set is not null. */
  readonly state: State<S>;
  readonly privateState: PrivateState;
}

/**
 * The state after a call; null means that the object does not exist.
 *
 * A failed create or update returns the state that it reached: Terraform would lose the object.
 */
export interface StateResult<S extends Schema> {
  readonly state: State<S> | null;
  readonly privateState?: PrivateState;
}

export interface ImportRequest<D> extends ConfiguredCallContext<D> {
  /** What the user gave as id. */
  readonly id: string;
}

/** What an import knows: as much as a read needs to find the rest. */
export interface ImportResult<S extends Schema> {
  readonly state: Partial<State<S>>;
  readonly privateState?: PrivateState;
}

/** A state of an older version of the schema, as JSON. */
export type OldState = Readonly<Record<string, unknown>>;

/** A managed resource; `D` is what the provider's `configure` returns. */
export interface Resource<S extends Schema = Schema, D = unknown> {
  /** With the provider's name in front: `avara_express_customer`. */
  readonly typeName: string;
  readonly schema: S;
  /** Checks what concerns several attributes. Makes no request. */
  validate?(request: ValidateRequest<S>): void;
  /** Completes a plan, and warns of what it will do. Changes nothing. */
  plan?(request: PlanRequest<S, D>): Promise<PlanResult<S>>;
  create(request: CreateRequest<S, D>): Promise<StateResult<S>>;
  read(request: ReadRequest<S, D>): Promise<StateResult<S>>;
  update(request: UpdateRequest<S, D>): Promise<StateResult<S>>;
  /** Deletes the object. Without an error among the diagnostics it counts as gone. */
  delete(request: DeleteRequest<S, D>): Promise<void>;
  import?(request: ImportRequest<D>): Promise<ImportResult<S>>;
  /** For each older version of the schema, how its states become states of the current one. */
  readonly upgrades?: Readonly<Record<number, (old: OldState) => State<S>>>;
}
