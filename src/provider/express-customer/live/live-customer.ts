import type { ExpressCustomer } from "../../../api/express-customer";
import type { IgnoredKeys } from "../metadata/ignored-keys";

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

/** A customer as a state has it. `updatedAt` is the API's time of the last write or first read. */
export interface StatedCustomer extends StableCustomer {
  readonly updatedAt: string | null;
  /** The metadata keys that the state leaves out. @default none */
  readonly ignored?: IgnoredKeys;
}

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
