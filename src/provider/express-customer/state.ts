import type { FinalPlan } from "../../framework/schema/inference";
import { isUnknown, type Unknown } from "../../framework/schema/values";
import type {
  DeclaredCustomer,
  StableCustomer,
  StatedCustomer,
} from "./live/live-customer";
import type { ExpressCustomerPrivateState } from "./private-state";
import type { expressCustomerSchema, ExpressCustomerState } from "./schema";
import { splitMetadata, type ConfiguredPairs } from "./metadata/metadata";
import type { MetadataRules } from "./metadata/metadata-rules";
import { quote } from "../../text/quote";

type FinalCustomerPlan = FinalPlan<typeof expressCustomerSchema>;

/** The customer that a plan or a state declares, with the defaults of its metadata. */
export function declaredCustomerOf(
  object: FinalCustomerPlan | ExpressCustomerState,
): DeclaredCustomer {
  // A state that is older than the attribute metadata_all has none.
  const all = object.metadata_all ?? object.metadata;
  if (isUnknown(all)) throw new Error("metadata_all is not known.");
  return {
    name: object.name,
    active: object.active,
    metadata: new Map(
      [...all].map(([key, value]) => {
        if (value === null) throw new Error(`metadata[${quote(key)}] is null.`);
        return [key, value];
      }),
    ),
  };
}

/** The customer as a state keeps it. */
export function stableCustomerIn(state: ExpressCustomerState): StableCustomer {
  return {
    ...declaredCustomerOf(state),
    id: state.id,
    createdAt: state.created_at,
    createdByApiKeyId: state.created_by_api_key_id,
    createdByUserId: state.created_by_user_id,
  };
}

/** The customer in a state and its private state. */
export function statedCustomerIn(
  state: ExpressCustomerState,
  { updatedAt }: ExpressCustomerPrivateState,
  { ignored }: MetadataRules,
): StatedCustomer {
  return {
    ...stableCustomerIn(state),
    updatedAt: updatedAt ?? null,
    ignored,
  };
}

/** The attributes of a declared customer that the API does not have. */
type Declaration = Pick<
  FinalCustomerPlan,
  "adopted" | "deletion_policy" | "on_existing" | "ignore_metadata_keys"
>;

/** The metadata that a plan or the last state shows. Null after an import. */
type Shown = Readonly<
  Record<"metadata" | "metadata_all", ConfiguredPairs | null | Unknown>
>;

/** Stands in for the declaration of a customer that is not declared. */
export const undeclared: Declaration & Shown = {
  adopted: false,
  deletion_policy: null,
  on_existing: null,
  ignore_metadata_keys: null,
  metadata: null,
  metadata_all: null,
};

/** The state of a live customer, given its plan or its last state, which have attributes that the API does not have. */
export function stateOf(
  live: StableCustomer,
  {
    adopted,
    deletion_policy,
    on_existing,
    ignore_metadata_keys,
    metadata,
    metadata_all,
  }: Declaration & Shown,
  rules: MetadataRules,
): ExpressCustomerState {
  const shown =
    metadata instanceof Map
      ? {
          metadata,
          metadata_all: metadata_all instanceof Map ? metadata_all : metadata,
        }
      : null;
  return {
    id: live.id,
    name: live.name,
    active: live.active,
    ...splitMetadata(live.metadata, { ...rules, shown }),
    deletion_policy,
    on_existing,
    ignore_metadata_keys,
    adopted: isUnknown(adopted) ? false : (adopted ?? false),
    created_at: live.createdAt,
    created_by_api_key_id: live.createdByApiKeyId,
    created_by_user_id: live.createdByUserId,
  };
}
