import type { AttributePath } from "./attribute-path";
import type { ConfiguredCallContext, ValidateRequest } from "./call-context";
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
import type { Schema } from "./schema/schema";
import type { OldState, PrivateState } from "./stored-data";

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
  /** The configuration, in which only what the user wrote is set. */
  readonly config: Config<S> | null;
  /** The state before the change, refreshed unless the user forbade it. */
  readonly prior: State<S> | null;
  /** The state after the change, as far as the schema says it. */
  readonly planned: Plan<S> | null;
  /** What the last call stored beside the state. */
  readonly privateState: PrivateState;
  /**
   * The private state from the first plan, when Terraform plans again during apply. Undefined in
   * the first plan, and before Terraform 1.16.
   */
  readonly plannedPrivate?: PrivateState | undefined;
}

/** The result of a plan. Empty if the schema has said everything. */
export interface PlanResult<S extends Schema> {
  /**
   * Replaces the plan that the schema gave. Only attributes that the configuration does not set may differ.
   * @default the plan of the request
   */
  readonly planned?: Plan<S>;
  /** Attributes whose change requires a new object, in addition to those that the schema marks. @default none */
  readonly requiresReplace?: readonly AttributePath[];
  /** What `create`, `update` or `delete` receives. @default what the state has */
  readonly privateState?: PrivateState;
}

/** A request to create an object. */
export interface CreateRequest<
  S extends Schema,
  D,
> extends ConfiguredCallContext<D> {
  /** The state to reach. Only values that the provider computes may be unknown, and the result must have them. */
  readonly planned: FinalPlan<S>;
  /** The only place of the write-only values. For all others, use `planned`. */
  readonly config: KnownConfig<S>;
  /** What the plan stored. */
  readonly privateState: PrivateState;
}

/** A request to change an object in place. */
export interface UpdateRequest<S extends Schema, D> extends CreateRequest<
  S,
  D
> {
  /** The state before the change. */
  readonly prior: State<S>;
}

/** A request to delete an object. */
export interface DeleteRequest<
  S extends Schema,
  D,
> extends ConfiguredCallContext<D> {
  /** The last known state. */
  readonly prior: State<S>;
  /** What the plan stored. */
  readonly privateState: PrivateState;
}

/** A request to refresh a state, or to complete one after an import. */
export interface ReadRequest<
  S extends Schema,
  D,
> extends ConfiguredCallContext<D> {
  /** The last known state, or what an import set. `isWholeState` distinguishes them. */
  readonly state: State<S> | ImportedState<S>;
  /** What the last call stored beside the state. */
  readonly privateState: PrivateState;
}

/**
 * The state after a call. Null means that the object does not exist.
 *
 * If a create or an update fails halfway, return the state that was reached. Otherwise Terraform
 * loses track of the object.
 */
export interface StateResult<S extends Schema> {
  /** Must have each value that was known in the plan. */
  readonly state: State<S> | null;
  /** What to store beside the state. @default the one that the call received */
  readonly privateState?: PrivateState;
}

/** A request to import an object, by an ID or by an identity. */
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
  /** What to store beside the state. @default none */
  readonly privateState?: PrivateState;
}

/** An object of another resource type, which a `moved` block turns into one of this type. */
export interface MoveSource {
  /** The provider of the other type: `registry.terraform.io/hashicorp/null`. */
  readonly providerAddress: string;
  /** The version of the other type's schema with which the state was written. */
  readonly schemaVersion: number;
  /** The state, as that provider wrote it. */
  readonly state: OldState;
  /** Null if the state has none. */
  readonly identity: OldState | null;
  /** What that provider stored beside the state, if it is texts by their keys. Empty otherwise. */
  readonly privateState: PrivateState;
}

/**
 * A managed resource. `S` is its schema, `D` the type that the provider's `configure` returns, and `I` the schema of its
 * identity. Every handler may throw a `Failure`.
 *
 * @example
 * export const noteResource: Resource<typeof schema, NotesClient> = {
 *   typeName: "notes_note",
 *   schema,
 *   create: async ({ planned, providerData }) => ({
 *     state: await providerData.create(planned),
 *   }),
 *   read: async ({ state, providerData }) => ({
 *     state: await providerData.find(state.id),
 *   }),
 *   update: async ({ planned, prior, providerData }) => ({
 *     state: await providerData.update(prior.id, planned),
 *   }),
 *   delete: ({ prior, providerData }) => providerData.delete(prior.id),
 *   import: ({ id }) => ({ state: { id } }),
 * };
 */
export interface Resource<
  S extends Schema = Schema,
  D = unknown,
  I extends Schema = Schema,
> {
  /** The full type name, which begins with the provider's name: `avara_express_customer`. */
  readonly typeName: string;
  /** The schema of its blocks and of its states. */
  readonly schema: S;
  /** Checks rules that involve several attributes. Must not call the API. @default no rules */
  validate?(request: ValidateRequest<S>): void;
  /** Completes a plan and warns about its effects. May read from the API, but must not write. @default the plan of the schema */
  plan?(request: PlanRequest<S, D>): Promise<PlanResult<S>>;
  /** Creates the object. A `Failure` says that there is none. */
  create(request: CreateRequest<S, D>): Promise<StateResult<S>>;
  /** Reads the object, to refresh its state. Null says that it does not exist. */
  read(request: ReadRequest<S, D>): Promise<StateResult<S>>;
  /** Changes the object in place. A `Failure` says that it is as before. */
  update(request: UpdateRequest<S, D>): Promise<StateResult<S>>;
  /** Deletes the object, if it exists. If no error is reported, Terraform removes it from the state. */
  delete(request: DeleteRequest<S, D>): Promise<void>;
  /** Finds what the user names. Validators have not checked it. @default the resource cannot be imported */
  import?(
    request: ImportRequest<D, I>,
  ): ImportResult<S> | Promise<ImportResult<S>>;
  /** What identifies an object beside its state. A list of the objects needs it. @default none */
  readonly identity?: ResourceIdentity<S, I>;
  /** For each older version of the schema, converts a state of that version to the current one. @default none */
  readonly upgrades?: Readonly<Record<number, (old: OldState) => State<S>>>;
  /**
   * For each other resource type, how its objects become objects of this one, when a `moved` block
   * says so. The provider may not be configured then.
   * @default none
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
