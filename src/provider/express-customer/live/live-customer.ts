import type { ExpressCustomer } from "../../../api/express-customer";
import { quote } from "../../../text/quote";

/** A customer as it is at the API, in Terraform's forms. */
export interface LiveCustomer {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  /** Empty where the API has none, in whatever form it says so. */
  readonly metadata: ReadonlyMap<string, string>;
  readonly userCount: number;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly createdByApiKeyId: string | null;
  readonly createdByUserId: string | null;
}

/** What of a customer only its declaration changes: what a state keeps. */
export type StableCustomer = Omit<LiveCustomer, "userCount" | "updatedAt">;

/** What a declaration decides of a customer. */
export type DeclaredCustomer = Pick<
  LiveCustomer,
  "name" | "active" | "metadata"
>;

/** Reads a customer of the API. Terraform normalises all strings to NFC, so the API's become NFC too. */
export function liveCustomerOf(customer: ExpressCustomer): LiveCustomer {
  return {
    id: customer.expressCustomerId,
    name: customer.expressCustomerName.normalize(),
    active: customer.isActive,
    metadata: new Map(
      Object.entries(customer.metadata ?? {}).map(([key, value]) => [
        key.normalize(),
        value.normalize(),
      ]),
    ),
    userCount: customer.userCount,
    createdAt: customer.createdAt ?? null,
    updatedAt: customer.updatedAt ?? null,
    createdByApiKeyId: customer.createdByApiKeyId ?? null,
    createdByUserId: customer.createdByUserId ?? null,
  };
}

/**
 * A name in the form in which two are taken for the same: the API may keep a name in another form
 * than it was sent.
 */
export function nameKeyOf(name: string): string {
  return name.trim().replace(/\s+/gu, " ").toLowerCase();
}

/** Whether two names may be the same one in two forms. */
export function isSameName(a: string, b: string): boolean {
  return nameKeyOf(a) === nameKeyOf(b);
}

/** Whether two metadata maps hold the same pairs. */
export function isSameMetadata(
  a: ReadonlyMap<string, string>,
  b: ReadonlyMap<string, string>,
): boolean {
  return (
    a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)
  );
}

/** A customer as a message names it: its name and its id. */
export function describeCustomer(
  customer: Pick<LiveCustomer, "id" | "name">,
): string {
  return `${quote(customer.name)} (${customer.id})`;
}

/** A number of users as a message says it; null where nobody can tell. */
export function describeUserCount(userCount: number | null): string {
  if (userCount === null) return "an unknown number of users";
  return userCount === 1 ? "1 user" : `${userCount} users`;
}
