import { expressCustomerIdPattern } from "../../api/express-customer-limits";
import { matches } from "./basic-rules";
import type { Rule } from "./rule";

/** Allows the ids of customers. */
export const customerIdRule: Rule = {
  expected: "the id of a customer, cus_ and 32 hexadecimal digits",
  allows: matches(expressCustomerIdPattern),
};
