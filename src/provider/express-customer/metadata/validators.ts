import {
  expressCustomerLimits,
  ignoredKeyPattern,
} from "../../../api/express-customer-limits";
import {
  elements,
  mapKeys,
  mapSizeAtMost,
  mapValues,
  matches,
  stringLength,
  warnIfBlank,
} from "../../../framework/schema/validators";

const { maxMetadataPairs, maxMetadataKeyLength, maxMetadataValueLength } =
  expressCustomerLimits;

/** The rules for a customer's metadata, and for the provider's defaults. */
export const metadataValidators = [
  mapSizeAtMost(maxMetadataPairs),
  mapKeys(stringLength({ max: maxMetadataKeyLength })),
  mapKeys(warnIfBlank),
  mapValues(stringLength({ max: maxMetadataValueLength })),
] as const;

/** The rules for `ignore_metadata_keys`. */
export const ignoredKeysValidators = [
  elements(
    matches(ignoredKeyPattern, "a metadata key, or a prefix that ends with *"),
  ),
] as const;
