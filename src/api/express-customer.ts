/**
 * The Avara Express API's schemas for customers.
 *
 * The schemas use `zod/mini`, the tree-shakeable form of the library, because the provider loads them at every start.
 * Objects drop unknown fields: the API is pre-1.0 and may add some. A known field of a wrong shape is an error.
 */
import * as z from "zod/mini";
import {
  expressCustomerIdPattern,
  expressCustomerLimits,
  userIdPattern,
} from "./express-customer-limits";

/** Not `z.record`, which drops the key `__proto__`: the keys come from users. */
const metadata = z.custom<Record<string, string>>(
  isMapOfStrings,
  "expected a map of strings",
);

function isMapOfStrings(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((entry) => typeof entry === "string")
  );
}

const timestamp = z.nullish(z.string());

/**
 * One customer, as all operations except those on users return it.
 *
 * `createdAt` and `updatedAt` are date-time strings. An absent, null or empty `metadata` all mean that there is none.
 * `userCount` and `updatedAt` can change while the declaration stays the same.
 */
export const expressCustomerSchema = z.object({
  expressCustomerId: z.string().check(z.regex(expressCustomerIdPattern)),
  expressCustomerName: z
    .string()
    .check(z.minLength(expressCustomerLimits.minNameLength)),
  isActive: z.boolean(),
  createdAt: timestamp,
  updatedAt: timestamp,
  userCount: z.number().check(z.int(), z.nonnegative()),
  createdByApiKeyId: z.nullish(z.string()),
  createdByUserId: z.nullish(z.string()),
  metadata: z.nullish(metadata),
});

/** One customer; see {@link expressCustomerSchema}. */
export type ExpressCustomer = z.infer<typeof expressCustomerSchema>;

/** One page of the list. The list ends at `hasMore: false`, an empty page, or no cursor. */
export const expressCustomerPageSchema = z.object({
  expressCustomers: z.array(expressCustomerSchema),
  hasMore: z.boolean(),
  cursor: z.nullish(z.string()),
});

/** One page of the list; see {@link expressCustomerPageSchema}. */
export type ExpressCustomerPage = z.infer<typeof expressCustomerPageSchema>;

/** The body of a create. A new customer is active: there is no `isActive`. */
export const createExpressCustomerSchema = z.object({
  expressCustomerName: z
    .string()
    .check(z.minLength(expressCustomerLimits.minNameLength)),
  metadata: z.optional(metadata),
});

/** The body of a create; see {@link createExpressCustomerSchema}. */
export type CreateExpressCustomerParams = z.infer<
  typeof createExpressCustomerSchema
>;

/** The body of an update. Absent fields stay as they are; `metadata: null` clears all metadata. */
export const updateExpressCustomerSchema = z.object({
  expressCustomerName: z.optional(
    z.string().check(z.minLength(expressCustomerLimits.minNameLength)),
  ),
  metadata: z.optional(z.nullable(metadata)),
});

/** The body of an update; see {@link updateExpressCustomerSchema}. */
export type UpdateExpressCustomerParams = z.infer<
  typeof updateExpressCustomerSchema
>;

/** The body of adding or removing a user. */
export const expressCustomerUserSchema = z.object({
  userId: z.string().check(z.regex(userIdPattern)),
});

/** The body of adding or removing a user; see {@link expressCustomerUserSchema}. */
export type ExpressCustomerUserParams = z.infer<
  typeof expressCustomerUserSchema
>;

/** The response to adding or removing a user. `success: false` comes with a 2xx status, too. */
export const membershipChangeSchema = z.object({
  success: z.boolean(),
  message: z.optional(z.string()),
});

/** The response to adding or removing a user; see {@link membershipChangeSchema}. */
export type MembershipChange = z.infer<typeof membershipChangeSchema>;
