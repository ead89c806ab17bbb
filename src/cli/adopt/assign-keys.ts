import type { ExpressCustomer } from "../../api/express-customer";
import { keyOfName } from "../../constructs/fleet/key";

export interface KeyOptions {
  /** Between words: `-` in construct ids, `_` in HCL. */
  readonly separator: "-" | "_";
  /** Keys that other constructs have. @default none */
  readonly reserved?: readonly string[];
  /** Keys that customers already have, by their ids. @default none */
  readonly known?: ReadonlyMap<string, string>;
}

const maxSlugLength = 60;
const noKeys: ReadonlyMap<string, string> = new Map();

/**
 * Gives each customer a readable, unique key: the one that it already has, or one made from its name. If several names
 * make the same key, the oldest customer gets it, and the others get it with the end of their ids appended. So a new
 * customer never changes an existing key. The keys depend on all customers of the account, even those that will not be
 * declared.
 *
 * @returns the keys by the customers' ids
 */
export function assignKeys(
  customers: readonly ExpressCustomer[],
  { separator, reserved = [], known = noKeys }: KeyOptions,
): ReadonlyMap<string, string> {
  const keys = new Map(known);
  const taken = new Set([...reserved, ...known.values()]);
  const others = customers.filter((it) => !known.has(it.expressCustomerId));
  for (const customer of others.sort(byAge)) {
    const { expressCustomerId: id, expressCustomerName: name } = customer;
    const tail = `${separator}${id.slice(-8).toLowerCase()}`;
    const slug = slugOf(name, separator);
    let key = slug ?? `customer${tail}`;
    // Without a date, it is not known which customer is older.
    if (slug !== null && createdMs(customer) === Infinity) key += tail;
    while (taken.has(key)) key += tail;
    taken.add(key);
    keys.set(id, key);
  }
  return keys;
}

/** Null if no part of the name can be in a key. */
function slugOf(name: string, separator: "-" | "_"): string | null {
  const slug = keyOfName(name, separator)
    ?.slice(0, maxSlugLength)
    .replace(/[-_]$/, "");
  if (slug === undefined) return null;
  // Terraform does not accept a name that begins with a digit.
  return /^\d/.test(slug) ? `customer${separator}${slug}` : slug;
}

function byAge(a: ExpressCustomer, b: ExpressCustomer): number {
  const [aMs, bMs] = [createdMs(a), createdMs(b)];
  if (aMs !== bMs) return aMs < bMs ? -1 : 1;
  return a.expressCustomerId < b.expressCustomerId ? -1 : 1;
}

/** Infinity if it is not known. */
function createdMs({ createdAt }: ExpressCustomer): number {
  const ms = Date.parse(createdAt ?? "");
  return Number.isNaN(ms) ? Infinity : ms;
}
