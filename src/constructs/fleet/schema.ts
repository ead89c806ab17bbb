import * as z from "zod/mini";
import {
  deletionPolicies,
  onExistingPolicies,
} from "../../api/express-customer-limits";
import { isUsableId } from "../customer/check-id";
import type { FleetCustomer } from "./fleet-customer";

// Messages say what is expected, as in the problems of props.
const text = z.string("a string, in quotes if it looks like something else");

function oneOf<const T extends readonly string[]>(values: T) {
  return z.enum(values, `one of ${values.join(", ")}`);
}

/** Reports the key `__proto__`, which `z.record` would silently drop. */
const metadata = z.pipe(
  z
    .unknown()
    .check(
      z.refine(
        (value) =>
          typeof value !== "object" ||
          value === null ||
          !Object.hasOwn(value, "__proto__"),
        "a map without the key __proto__, which CDKTF would lose",
      ),
    ),
  z.record(z.string(), text, "a map of strings"),
);

/** The types of a fleet customer's fields. The limits are checked later, with those of all customers. */
export const fleetCustomerSchema = z.strictObject(
  {
    key: z.exactOptional(
      text.check(
        z.regex(
          /^[A-Za-z0-9][\w.-]*$/,
          "letters, digits and, except at the beginning, ., _ and -",
        ),
        z.refine(
          isUsableId,
          "one that is not a property of every JavaScript object",
        ),
      ),
    ),
    name: text,
    active: z.exactOptional(z.boolean("true or false")),
    metadata: z.exactOptional(metadata),
    deletionPolicy: z.exactOptional(oneOf(deletionPolicies)),
    onExisting: z.exactOptional(oneOf(onExistingPolicies)),
    importId: z.exactOptional(text),
  },
  "a customer, as a map of its fields",
) satisfies z.ZodMiniType<FleetCustomer>;

/** The fields that a customer of a fleet may have. */
export const fleetFields: readonly string[] = Object.keys(
  fleetCustomerSchema.shape,
);
