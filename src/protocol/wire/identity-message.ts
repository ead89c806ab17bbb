import type { ResourceIdentity } from "../../framework/identity";
import type { ObjectValue } from "../../framework/schema/values";
import { decodeObject, encodeDynamicValue } from "./dynamic-value";
import type { ResourceIdentityData } from "./generated/tfplugin6";

/** Converts an identity to its protocol message. Null is an absent message. */
export function identityMessage(
  identity: ObjectValue | null,
): ResourceIdentityData | undefined {
  return identity === null
    ? undefined
    : { identityData: encodeDynamicValue(identity) };
}

/** Reads the identity that Terraform knows; null if it knows none, or if the resource has none. */
export function decodeIdentity(
  identity: ResourceIdentity | undefined,
  message: ResourceIdentityData | undefined,
): ObjectValue | null {
  if (identity === undefined || message === undefined) return null;
  return decodeObject(identity.schema, message.identityData);
}
