/** The rules for the props of an `ExpressCustomer`. A test compares them with those of the API and the provider. */
import {
  deletionPolicies,
  expressCustomerIdPattern,
  expressCustomerLimits,
  onExistingPolicies,
} from "../../api/express-customer-limits";
import { ignoredKeysRules, metadataRules } from "../metadata-rules";
import type { PropsProblem } from "../props-error";
import {
  checkProps,
  isOneOf,
  isString,
  oneOf,
  optional,
  type Rule,
} from "../props-rules";
import type { ExpressCustomerProps } from "./props";

const { minNameLength } = expressCustomerLimits;

const names = Object.keys({
  name: true,
  active: true,
  metadata: true,
  ignoreMetadataKeys: true,
  deletionPolicy: true,
  onExisting: true,
  importId: true,
  provider: true,
  dependsOn: true,
  lifecycle: true,
} satisfies Record<keyof ExpressCustomerProps, true>);

const rules: readonly Rule<ExpressCustomerProps>[] = [
  {
    expected: `a string of at least ${minNameLength} character that is not blank`,
    select: ({ name }) => [["name", name]],
    allows: (value) =>
      isString({ min: minNameLength })(value) && String(value).trim() !== "",
  },
  {
    expected: "true or false",
    select: ({ active }) => optional("active", active),
    allows: (value) => typeof value === "boolean",
  },
  ...metadataRules("metadata"),
  ...ignoredKeysRules("metadata"),
  {
    expected: oneOf(deletionPolicies),
    select: ({ deletionPolicy }) => optional("deletionPolicy", deletionPolicy),
    allows: isOneOf(deletionPolicies),
  },
  {
    expected: oneOf(onExistingPolicies),
    select: ({ onExisting }) => optional("onExisting", onExisting),
    allows: isOneOf(onExistingPolicies),
  },
  {
    expected: "the id of a customer, cus_ and 32 hexadecimal digits",
    select: ({ importId }) => optional("importId", importId),
    allows: (value) =>
      typeof value === "string" && expressCustomerIdPattern.test(value),
  },
];

/**
 * Checks the props of a customer that are known during synthesis. Terraform checks the tokens.
 *
 * @returns all problems; empty if there are none
 */
export function validateExpressCustomerProps(
  props: ExpressCustomerProps,
): readonly PropsProblem[] {
  return checkProps(props, names, rules);
}
