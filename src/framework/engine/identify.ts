import type { Diagnostics } from "../diagnostics";
import type { Resource } from "../resource";
import type { ObjectValue } from "../schema/values";
import { checkIdentity } from "./response-checks/check-responses";
import { isWholeState } from "./values/whole-state";

/**
 * The identity of an object; null if the resource has none, or if the state is not whole.
 *
 * @param prior the identity that Terraform knows, which must not change; null if it knows none
 */
export function identify(
  { schema, identity }: Resource,
  state: ObjectValue | null,
  prior: ObjectValue | null,
  diagnostics: Diagnostics,
): ObjectValue | null {
  if (identity === undefined || state === null || !isWholeState(schema, state))
    return null;
  const identified = identity.identify(state);
  checkIdentity(identity.schema, { prior, identity: identified }, diagnostics);
  return identified;
}
