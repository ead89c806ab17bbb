/** The schemas of the actions. */
import { userIdPattern } from "../../../api/express-customer-limits";
import { attribute, defineSchema } from "../../../framework/schema/schema";
import { types } from "../../../framework/schema/types";
import { matches } from "../../../framework/schema/validators";
import { customerIdValidators } from "../identity";

const customerId = attribute(types.string, {
  required: true,
  validators: customerIdValidators,
  description: "The customer's id.",
});

const userId = attribute(types.string, {
  required: true,
  validators: [
    matches(userIdPattern, "the id of a user: usr_ and 32 hexadecimal digits"),
  ],
  description: "The user's id: `usr_` and 32 hexadecimal digits.",
});

export const addUserSchema = defineSchema({
  description:
    "Adds a user to an Express customer. If the user already belongs to it, nothing changes. The API cannot list a customer's users, so Terraform cannot detect drift of them.",
  attributes: { customer_id: customerId, user_id: userId },
});

export const removeUserSchema = defineSchema({
  description:
    "Removes a user from an Express customer. If the user does not belong to it, nothing changes.",
  attributes: { customer_id: customerId, user_id: userId },
});

export const deactivateSchema = defineSchema({
  description:
    "Deactivates an Express customer that no state holds. It counts for `max_deactivations`. If a resource declares the customer, set `active = false` there instead: otherwise the next apply reactivates it.",
  attributes: { customer_id: customerId },
});

export const reactivateSchema = defineSchema({
  description:
    "Reactivates an Express customer that no state holds. If a resource declares the customer, set `active = true` there instead: otherwise the next apply deactivates it.",
  attributes: { customer_id: customerId },
});
