/**
 * The limits of an Express customer, the format of IDs and the policies of a declaration. Imports nothing, so that
 * synthesizing a stack loads no schemas.
 */

/**
 * The documented limits of a customer. Lengths count characters (Unicode code points). The vendor does not say how it
 * counts them; this reading rejects nothing that is valid.
 */
export const expressCustomerLimits = {
  minNameLength: 1,
  maxMetadataPairs: 50,
  maxMetadataKeyLength: 100,
  maxMetadataValueLength: 1000,
} as const;

/** The form of an ignored metadata key: a key, or a prefix and `*`. */
export const ignoredKeyPattern = /^(?:[^*]+\*?|\*)$/;

/** Whether ignored keys, in that form, include a key. */
export function isIgnoredBy(entries: readonly string[], key: string): boolean {
  return entries.some((entry) =>
    entry.endsWith("*") ? key.startsWith(entry.slice(0, -1)) : key === entry,
  );
}

/** The page sizes that the list accepts. */
export const expressCustomerPageLimits = {
  min: 1,
  max: 100,
  default: 20,
} as const;

/** The form of a customer id: `cus_` and 32 hexadecimal digits. */
export const expressCustomerIdPattern = /^cus_[0-9a-f]{32}$/i;

/** The form of a user id: `usr_` and 32 hexadecimal digits. */
export const userIdPattern = /^usr_[0-9a-f]{32}$/i;

/** What destroying a declared customer can do. The API cannot delete a customer. */
export const deletionPolicies = ["deactivate", "abandon", "prevent"] as const;

/**
 * What destroying does: deactivate the customer, leave it as it is, or fail.
 *
 * @useDeclaredType
 */
export type DeletionPolicy = (typeof deletionPolicies)[number];

/** What creating a declared customer can do if a customer of the same name already exists. */
export const onExistingPolicies = ["create", "adopt", "fail"] as const;

/**
 * What creating does then: create another customer with a warning, adopt the existing one, or fail.
 *
 * @useDeclaredType
 */
export type OnExisting = (typeof onExistingPolicies)[number];
