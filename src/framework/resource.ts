import type { AttributePath } from "./schema/attribute-path";
import type { Diagnostics } from "./diagnostics";
import type { ResourceIdentity } from "./identity";
import type {
  Config,
  FinalPlan,
  ImportedAttributes,
  ImportedState,
  KnownConfig,
  Plan,
  State,
} from "./schema/inference";
import type { Logger } from "./logger";
import type { Schema } from "./schema/schema";

/**
 * Data that Terraform stores beside a resource's state and never shows. A call that returns no
 * private state keeps the previous one.
 */
export type PrivateState = Readonly<Record<string, string>>;

/** The part of a request that all calls share. */
export interface CallContext {
  /** Warnings, and errors that do not end the call. To end it, throw a `Failure`. */
  readonly diagnostics: Diagnostics;
  readonly logger: Logger;
  /** Aborted when Terraform stops. Stop waiting and reading then, but let a write finish. */
  readonly signal: AbortSignal;
}

/** The context of a call to a configured provider. `D` is the type that `configure` returns. */
export interface ConfiguredCallContext<D> extends CallContext {
  readonly providerData: D;
}

export interface ValidateRequest<S extends Schema> extends CallContext {
  readonly config: Config<S>;
}

/**
 * A change that Terraform is planning. `prior` is null for a create; `config` and `planned` are
 * null for a delete.
 *
 * The plan already reflects the schema: defaults are set, and values still to be computed are unknown.
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
   * The private state from the first plan, when Terraform plans again during apply. Undefined in
   * the first plan, and before Terraform 1.16.
   */
  readonly plannedPrivate?: PrivateState | undefined;
}

export interface PlanResult<S extends Schema> {
  /**
   * Replaces the plan that the schema gave. Only attributes that the configuration does not set may differ.
   * @default the plan of the request
   */
  readonly planned?: Plan<S>;
  /** Attributes whose change requires a new object, in addition to those that the schema marks. */
  readonly requiresReplace?: readonly AttributePath[];
  readonly privateState?: PrivateState;
}

export interface CreateRequest<
  S extends Schema,
  D,
> extends ConfiguredCallContext<D> {
  readonly planned: FinalPlan<S>;
  /** The only place of the write-only values. For all others, use `planned`. */
  readonly config: KnownConfig<S>;
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
  /** The last known state, or what an import set. `isWholeState` distinguishes them. */
  readonly state: State<S> | ImportedState<S>;
  readonly privateState: PrivateState;
}

/**
 * The state after a call. Null means that the object does not exist.
 *
 * If a create or an update fails halfway, return the state that was reached. Otherwise Terraform
 * loses track of the object.
 */
export interface StateResult<S extends Schema> {
  readonly state: State<S> | null;
  readonly privateState?: PrivateState;
}

export interface ImportRequest<
  D,
  I extends Schema = Schema,
> extends ConfiguredCallContext<D> {
  /** The ID that the user gave. Empty if the user gave an identity. */
  readonly id: string;
  /** The identity that the user gave, in which the attributes that an import requires are set. Null if the user gave an ID. */
  readonly identity: KnownConfig<I> | null;
}

/** The result of an import. */
export interface ImportResult<S extends Schema> {
  /** The attributes from which `read` can complete the state: all that are `neverNull`, and any others. */
  readonly state: ImportedAttributes<S>;
  readonly privateState?: PrivateState;
}

/** A state that was written with an older version of the schema, as JSON. */
export type OldState = Readonly<Record<string, unknown>>;

/** An object of another resource type, which a `moved` block turns into one of this type. */
export interface MoveSource {
  /** The provider of the other type: `registry.terraform.io/hashicorp/null`. */
  readonly providerAddress: string;
  /** The version of the other type's schema with which the state was written. */
  readonly schemaVersion: number;
  readonly state: OldState;
  /** Null if the state has none. */
  readonly identity: OldState | null;
  /** Empty if a provider wrote it that does not use this framework. */
  readonly privateState: PrivateState;
}

/**
 * A managed resource. `S` is its schema, `D` the type that the provider's `configure` returns, and `I` the schema of its
 * identity.
 */
export interface Resource<
  S extends Schema = Schema,
  D = unknown,
  I extends Schema = Schema,
> {
  /** The full type name, which begins with the provider's name: `avara_express_customer`. */
  readonly typeName: string;
  readonly schema: S;
  /** Checks rules that involve several attributes. Must not call the API. */
  validate?(request: ValidateRequest<S>): void;
  /** Completes a plan and warns about its effects. May read from the API, but must not write. */
  plan?(request: PlanRequest<S, D>): Promise<PlanResult<S>>;
  create(request: CreateRequest<S, D>): Promise<StateResult<S>>;
  read(request: ReadRequest<S, D>): Promise<StateResult<S>>;
  update(request: UpdateRequest<S, D>): Promise<StateResult<S>>;
  /** Deletes the object. If no error is reported, Terraform removes it from the state. */
  delete(request: DeleteRequest<S, D>): Promise<void>;
  /** Finds what the user names. Validators have not checked it. @default the resource cannot be imported */
  import?(
    request: ImportRequest<D, I>,
  ): ImportResult<S> | Promise<ImportResult<S>>;
  /** What identifies an object beside its state. A list of the objects needs it. */
  readonly identity?: ResourceIdentity<S, I>;
  /** For each older version of the schema, converts a state of that version to the current one. */
  readonly upgrades?: Readonly<Record<number, (old: OldState) => State<S>>>;
  /**
   * For each other resource type, how its objects become objects of this one, when a `moved` block
   * says so. The provider may not be configured then.
   */
  readonly moves?: Readonly<
    Record<
      string,
      (source: MoveSource) => {
        readonly state: State<S>;
        /** @default none */
        readonly privateState?: PrivateState;
      }
    >
  >;
}
