import {
  deletionPolicies,
  expressCustomerLimits,
  onExistingPolicies,
} from "../../api/express-customer-limits";
import { isString, oneOf, required, trueOrFalse } from "../props/basic-rules";
import { customerIdRule } from "../props/customer-id-rule";
import { ignoredKeysRules, metadataRules } from "../props/metadata-rules";
import type { Rules } from "../props/rule";
import type { ExpressCustomerProps } from "./props";

const { minNameLength } = expressCustomerLimits;
const isName = isString({ min: minNameLength });

/** The rules for the props of an `ExpressCustomer`. A test compares them with those of the API and the provider. */
export const expressCustomerRules: Rules<ExpressCustomerProps> = {
  name: [
    {
      expected: `a string of at least ${minNameLength} character that is not blank`,
      select: required,
      allows: (value) => isName(value) && String(value).trim() !== "",
    },
  ],
  active: [trueOrFalse],
  metadata: metadataRules,
  ignoreMetadataKeys: ignoredKeysRules("metadata"),
  deletionPolicy: [oneOf(deletionPolicies)],
  onExisting: [oneOf(onExistingPolicies)],
  importId: [customerIdRule],
  provider: [],
  dependsOn: [],
  lifecycle: [],
};
