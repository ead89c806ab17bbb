import type { ExpressCustomer } from "../../api/express-customer";
import { keyOfName } from "../../constructs/fleet-key";

export interface KeyOptions {
  /** What stands between the words: `-` in construct ids, `_` in HCL. */
  readonly separator: "-" | "_";
  /** Keys that others bear. @default none */
  readonly reserved?: readonly string[];
  /** Keys that customers have already, by their ids. @default none */
  readonly known?: ReadonlyMap<string, string>;
}

const maxSlugLength = 60;
const noKeys: ReadonlyMap<string, string> = new Map();

/**
 * Gives each customer a readable key of its own: the one that it has already, or one made of its name. Where several
 * names make the same key, the oldest customer has it, and the others have it with the end of their ids: a customer
 * that comes later changes no key of those before. The keys depend on all the customers, so these must be those of
 * the account, whichever of them are to be declared.
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
    // Which of two comes first is known of dated ones only.
    if (slug !== null && createdMs(customer) === Infinity) key += tail;
    while (taken.has(key)) key += tail;
    taken.add(key);
    keys.set(id, key);
  }
  return keys;
}

/** Null where the name holds nothing that a key can hold. */
function slugOf(name: string, separator: "-" | "_"): string | null {
  const slug = keyOfName(name, separator)
    ?.slice(0, maxSlugLength)
    .replace(/[-_]$/, "");
  if (slug === undefined) return null;
  // Terraform takes no name that begins with a digit.
  return /^\d/.test(slug) ? `customer${separator}${slug}` : slug;
}

function byAge(a: ExpressCustomer, b: ExpressCustomer): number {
  const [aMs, bMs] = [createdMs(a), createdMs(b)];
  if (aMs !== bMs) return aMs < bMs ? -1 : 1;
  return a.expressCustomerId < b.expressCustomerId ? -1 : 1;
}

/** Infinity where it is not known. */
function createdMs({ createdAt }: ExpressCustomer): number {
  const ms = Date.parse(createdAt ?? "");
  return Number.isNaN(ms) ? Infinity : ms;
}
