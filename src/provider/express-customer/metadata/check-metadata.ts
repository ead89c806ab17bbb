/** What a declaration of metadata must not contain, besides what the schema checks. */
import { expressCustomerLimits } from "../../../api/express-customer-limits";
import { Failure } from "../../../framework/failure";
import { pathTo } from "../../../framework/attribute-path";
import { isUnknown, type Unknown } from "../../../framework/schema/values";
import { count } from "../../../text/plural";
import { quote } from "../../../text/quote";
import {
  ignoring,
  type IgnoredEntries,
  type IgnoredKeys,
} from "./ignored-keys";
import type { ConfiguredPairs } from "./metadata";

/**
 * Checks one block: it must not declare and ignore the same key.
 *
 * @throws {Failure} if it does
 */
export function checkDeclaredKeys(
  attribute: "default_metadata" | "metadata",
  declared: ConfiguredPairs | null | Unknown,
  {
    ignore_metadata_keys: ignored,
  }: { readonly ignore_metadata_keys: IgnoredEntries | Unknown },
): void {
  if (declared === null || ignored === null) return;
  if (isUnknown(declared) || isUnknown(ignored)) return;
  const keys = ignoring(ignored.filter((entry) => typeof entry === "string"));
  const key = [...declared.keys()].find((one) => keys.has(one));
  if (key !== undefined) throw ignoredKeyFailure(key, attribute);
}

function ignoredKeyFailure(
  key: string,
  declaredBy: "default_metadata" | "metadata",
): Failure {
  return new Failure(
    `The metadata key ${quote(key)} is both declared and ignored`,
    `${declaredBy} declares it, and ignore_metadata_keys leaves it to others. Remove it from one of the two.`,
    pathTo(declaredBy).key(key),
  );
}

/**
 * Checks the merged metadata of one customer. The schema has already checked its parts.
 *
 * @throws {Failure} if it is not allowed
 */
export function checkMerged(
  all: ConfiguredPairs,
  {
    customer,
    own,
    ignored,
  }: {
    /** The customer's name, for a message. */
    readonly customer: string;
    readonly own: ConfiguredPairs;
    readonly ignored: IgnoredKeys;
  },
): void {
  const { maxMetadataPairs } = expressCustomerLimits;
  if (all.size > maxMetadataPairs)
    throw new Failure(
      "Too much metadata",
      `The customer ${customer} has ${count(own.size, "pair")} of its own, and with the provider's default_metadata ${all.size}. Allowed: at most ${maxMetadataPairs}.`,
      pathTo("metadata"),
    );
  for (const key of all.keys()) {
    if (!ignored.has(key)) continue;
    throw own.has(key)
      ? ignoredKeyFailure(key, "metadata")
      : new Failure(
          `The metadata key ${quote(key)} is both declared and ignored`,
          `The provider's default_metadata declares it, and ignore_metadata_keys of the customer ${customer} leaves it to others. Remove it from one of the two.`,
          pathTo("ignore_metadata_keys"),
        );
  }
}
