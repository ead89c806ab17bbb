import { expressCustomerIdPattern } from "../../api/express-customer-limits";
import type { ResourceIdentity } from "../../framework/identity";
import { attribute, defineSchema } from "../../framework/schema/schema";
import { types } from "../../framework/schema/types";
import { matches } from "../../framework/schema/validators";
import type { expressCustomerSchema } from "./schema";

/** The rules for the id of a customer. */
export const customerIdValidators = [
  matches(
    expressCustomerIdPattern,
    "the id of an Express customer: cus_ and 32 hexadecimal digits",
  ),
] as const;

const schema = defineSchema({
  description: "What identifies an Express customer.",
  attributes: {
    id: attribute(types.string, {
      required: true,
      description: "The customer's id: `cus_` and 32 hexadecimal digits.",
    }),
  },
});

/** The schema of a customer's identity. */
export type ExpressCustomerIdentitySchema = typeof schema;

/** A customer is identified by its id. */
export const expressCustomerIdentity: ResourceIdentity<
  typeof expressCustomerSchema,
  ExpressCustomerIdentitySchema
> = {
  schema,
  identify: ({ id }) => ({ id }),
};
