/** The schemas of everything that reads customers without managing them. */
import {
  attribute,
  defineSchema,
  nestedAttribute,
} from "../../../framework/schema/schema";
import { types } from "../../../framework/schema/types";
import { stringLength } from "../../../framework/schema/validators";
import { customerIdValidators } from "../identity";
import { filterAttributes } from "./filter";
import { liveCustomerAttributes } from "./live-customer-attributes";

/** One customer, found by its id or name. */
export const expressCustomerDataSchema = defineSchema({
  description: "A live Express customer, found by its `id` or its `name`.",
  attributes: {
    ...liveCustomerAttributes,
    id: attribute(types.string, {
      optional: true,
      computed: true,
      validators: customerIdValidators,
      description:
        "The customer's id. Exactly one of `id` and `name` must be set.",
    }),
    name: attribute(types.string, {
      optional: true,
      computed: true,
      validators: [stringLength({ min: 1 })],
      description:
        "The customer's exact name. It is an error if several customers have this name.",
    }),
  },
});

/** All customers that pass a filter. */
export const expressCustomersDataSchema = defineSchema({
  description:
    "All live Express customers, or those that match all given filters, sorted by name and id.",
  attributes: {
    ...filterAttributes,
    ids: attribute(types.list(types.string), {
      computed: true,
      description: "The ids of the customers, in the order of `customers`.",
    }),
    customers: nestedAttribute("list", liveCustomerAttributes, {
      computed: true,
      description: "The customers, sorted by name and id.",
    }),
  },
});

/** The customers of a `terraform query`. */
export const expressCustomerListSchema = defineSchema({
  description:
    "The live Express customers that match all given filters, whether or not a state holds them. Metadata is shown without the provider's ignored keys, and its defaults are left out of generated configuration. Reading the list is enough, unless the API omits metadata in it: then, `include_resource` and a filter of metadata cost one call for each customer.",
  attributes: filterAttributes,
});
