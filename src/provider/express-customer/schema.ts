import {
  expressCustomerLimits,
  deletionPolicies,
  onExistingPolicies,
} from "../../api/express-customer-limits";
import type { State } from "../../framework/schema/inference";
import { attribute, defineSchema } from "../../framework/schema/schema";
import { types } from "../../framework/schema/types";
import {
  oneOf,
  stringLength,
  warnIfBlank,
} from "../../framework/schema/validators";
import {
  ignoredKeysValidators,
  metadataValidators,
} from "./metadata/validators";

const {
  minNameLength,
  maxMetadataPairs,
  maxMetadataKeyLength,
  maxMetadataValueLength,
} = expressCustomerLimits;

/**
 * The declared customer. Attributes that change while the declaration stays the same (`user_count`,
 * `updated_at`) are on the data source only, so that a refresh does not change the state.
 */
export const expressCustomerSchema = defineSchema({
  description:
    "An Express customer: a tenant of the Avara platform. The API cannot delete customers; `deletion_policy` decides what destroying one does.",
  attributes: {
    id: attribute(types.string, {
      computed: true,
      useStateForUnknown: true,
      neverNull: true,
      description: "The customer's id: `cus_` and 32 hexadecimal digits.",
    }),
    name: attribute(types.string, {
      required: true,
      validators: [stringLength({ min: minNameLength }), warnIfBlank],
      description: "The customer's name, at least one character.",
    }),
    active: attribute(types.bool, {
      optional: true,
      default: true,
      description:
        "Whether the customer can be used for new studies and new user assignments. An inactive customer keeps all its data. Default: `true`.",
    }),
    metadata: attribute(types.map(types.string), {
      optional: true,
      default: new Map<string, string>(),
      validators: metadataValidators,
      description: `Texts to store with the customer: at most ${maxMetadataPairs} pairs, keys of at most ${maxMetadataKeyLength} and values of at most ${maxMetadataValueLength} characters. The declaration is complete, together with the provider's \`default_metadata\`: a key that is added outside Terraform is drift, unless \`ignore_metadata_keys\` has it. Default: \`{}\`.`,
    }),
    metadata_all: attribute(types.map(types.string), {
      computed: true,
      description:
        "The metadata that the customer has: `metadata`, over the provider's `default_metadata`, without ignored keys. Terraform shows it in plain text, even if `metadata` or `default_metadata` has sensitive values.",
    }),
    ignore_metadata_keys: attribute(types.set(types.string), {
      optional: true,
      validators: ignoredKeysValidators,
      description:
        "Metadata keys that are left to others, in addition to the provider's `ignore_metadata_keys`: exact keys, or prefixes that end with `*`. They are not shown as drift, and never changed or removed. It is an error to declare an ignored key. If an entry is removed, the next plan shows such keys as drift. An import knows only the provider's.",
    }),
    deletion_policy: attribute(types.string, {
      optional: true,
      validators: [oneOf(deletionPolicies)],
      description:
        "What destroying the resource does: `deactivate` the customer; `abandon` it, which removes it from the state and leaves it as it is; or `prevent`, which fails the plan. Default: the provider's `deletion_policy`, or else `deactivate`.",
    }),
    on_existing: attribute(types.string, {
      optional: true,
      validators: [oneOf(onExistingPolicies)],
      description:
        "What creating the resource does if a customer of the same name already exists: `create` another one, with a warning; `adopt` it and change it to what is declared; or `fail`. Default: the provider's `on_existing`, or else `create`.",
    }),
    adopted: attribute(types.bool, {
      computed: true,
      useStateForUnknown: true,
      description:
        'Whether the resource took over an existing customer because of `on_existing = "adopt"`. The plan shows this, and the `id` of the customer, before anything is written.',
    }),
    created_at: attribute(types.string, {
      computed: true,
      useStateForUnknown: true,
      description: "When the customer was created, as the API writes it.",
    }),
    created_by_api_key_id: attribute(types.string, {
      computed: true,
      useStateForUnknown: true,
      description:
        "The id of the API key that created the customer; null if a user did.",
    }),
    created_by_user_id: attribute(types.string, {
      computed: true,
      useStateForUnknown: true,
      description:
        "The id of the user who created the customer; null if an API key did.",
    }),
  },
});

/** The state of a declared customer. */
export type ExpressCustomerState = State<typeof expressCustomerSchema>;
