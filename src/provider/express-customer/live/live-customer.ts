import type { ExpressCustomer } from "../../../api/express-customer";
import { quote } from "../../../text/quote";
import { isUnknown, type Unknown } from "../../../framework/schema/values";

/** A customer of the API, in the form that Terraform uses. */
export interface LiveCustomer {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  /** Empty if the API's metadata is absent, null or `{}`. */
  readonly metadata: ReadonlyMap<string, string>;
  readonly userCount: number;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly createdByApiKeyId: string | null;
  readonly createdByUserId: string | null;
}

/** The fields that only a deploy changes, and so the ones kept in state. */
export type StableCustomer = Omit<LiveCustomer, "userCount" | "updatedAt">;

/** The fields that a declaration sets. */
export type DeclaredCustomer = Pick<
  LiveCustomer,
  "name" | "active" | "metadata"
>;

/** Converts a customer from the API. Normalises strings to NFC, as Terraform does. */
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

/** The form in which names are compared, because the API may store a name in another form than it was sent. */
export function nameKeyOf(name: string): string {
  return name.trim().replace(/\s+/gu, " ").toLowerCase();
}

/** Whether two names may be two forms of the same name. */
export function isSameName(a: string, b: string): boolean {
  return nameKeyOf(a) === nameKeyOf(b);
}

/** Whether two customers are equal in all fields that a state keeps. */
export function isSameCustomer(a: StableCustomer, b: StableCustomer): boolean {
  return (
    a.id === b.id &&
    a.name === b.name &&
    a.active === b.active &&
    isSameMetadata(a.metadata, b.metadata) &&
    a.createdAt === b.createdAt &&
    a.createdByApiKeyId === b.createdByApiKeyId &&
    a.createdByUserId === b.createdByUserId
  );
}

/** Whether two metadata maps have the same pairs. */
export function isSameMetadata(
  a: ReadonlyMap<string, string>,
  b: ReadonlyMap<string, string>,
): boolean {
  return (
    a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)
  );
}

/** Describes a customer for a message, with its name and ID. */
export function describeCustomer(
  customer: Pick<LiveCustomer, "id" | "name">,
): string {
  return `${quote(customer.name)} (${customer.id})`;
}

/** Describes a number of users for a message. Null if it could not be read. */
export function describeUserCount(userCount: number | null): string {
  if (userCount === null) return "an unknown number of users";
  return userCount === 1 ? "1 user" : `${userCount} users`;
}

/** Describes what a plan or state declares, for a message. Omits what is not known yet. */
export function quoteDeclaration({
  name,
  active,
}: {
  readonly name: string | Unknown;
  readonly active: boolean | Unknown;
}): string {
  return [
    ...(isUnknown(name) ? [] : [`name = ${quote(name)}`]),
    ...(isUnknown(active) ? [] : [`active = ${String(active)}`]),
  ].join(", ");
}
