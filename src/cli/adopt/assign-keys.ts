import type { ExpressCustomer } from "../../api/express-customer";

export interface KeyOptions {
  /** What stands between the words: `-` in construct ids, `_` in HCL. */
  readonly separator: "-" | "_";
  /** Keys that others bear. @default none */
  readonly reserved?: readonly string[];
}

const maxSlugLength = 60;

/** Letters that Unicode does not decompose into a Latin one and a mark. */
const latinLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
};

/**
 * Gives each customer a readable key of its own, made of its name. Where several names make the same key, the
 * oldest customer has it, and the others have it with the end of their ids: a customer that comes later changes
 * no key of those before.
 *
 * @returns the keys by the customers' ids
 */
export function assignKeys(
  customers: readonly ExpressCustomer[],
  { separator, reserved = [] }: KeyOptions,
): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const taken = new Set(reserved);
  for (const customer of [...customers].sort(byAge)) {
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
function slugOf(name: string, separator: string): string | null {
  const slug = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[\p{M}'’‘ʼ]/gu, "")
    .replaceAll(/[^\0-\x7f]/gu, (letter) => latinLetters[letter] ?? separator)
    .replaceAll(/[^a-z0-9]+/g, separator)
    .replace(/^[-_]/, "")
    .slice(0, maxSlugLength)
    .replace(/[-_]$/, "");
  if (slug === "") return null;
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
