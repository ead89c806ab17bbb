/** How messages name customers. */
import { isUnknown, type Unknown } from "../../framework/schema/values";
import { quote } from "../../text/quote";

/** Describes a customer for a message, with its name and ID. */
export function describeCustomer({
  id,
  name,
}: {
  readonly id: string;
  readonly name: string;
}): string {
  return `${quote(name)} (${id})`;
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
