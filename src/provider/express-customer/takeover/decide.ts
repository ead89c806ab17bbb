import type { OnExisting } from "../../../api/express-customer-limits";
import type { LiveCustomer } from "../live/live-customer";

/** A live customer that has the name of a new object, and its relation to this state, as far as the command knows. */
export interface Namesake<C = LiveCustomer> {
  readonly customer: C;
  /** Whether another object of the state keeps it. */
  readonly isHeld: boolean;
  /** Whether an object of the state had it during the refresh: a tainted one, or one that is planned later. */
  readonly isManaged: boolean;
}

/** The plan of a new object, given its namesakes. */
export type Decision<C = LiveCustomer> =
  | { readonly kind: "create"; readonly unmanaged: readonly C[] }
  | { readonly kind: "take over"; readonly customer: C }
  | {
      readonly kind: "fail";
      readonly reason: "held" | "exists" | "several";
      readonly customers: readonly C[];
    };

/** Decides how a new object gets its customer, given its namesakes. */
export function decide<C>(
  onExisting: OnExisting,
  namesakes: readonly Namesake<C>[],
): Decision<C> {
  const those = (has: (namesake: Namesake<C>) => boolean): readonly C[] =>
    namesakes.filter(has).map(({ customer }) => customer);
  const unmanaged = those(({ isHeld, isManaged }) => !isHeld && !isManaged);
  if (onExisting === "create") return { kind: "create", unmanaged };

  const held = those(({ isHeld }) => isHeld);
  if (held.length > 0) return { kind: "fail", reason: "held", customers: held };
  const managed = those(({ isManaged }) => isManaged);
  const candidates = managed.length > 0 ? managed : unmanaged;
  const [candidate, ...others] = candidates;
  if (candidate === undefined) return { kind: "create", unmanaged };
  if (onExisting === "fail" && managed.length === 0)
    return { kind: "fail", reason: "exists", customers: unmanaged };
  return others.length > 0
    ? { kind: "fail", reason: "several", customers: candidates }
    : { kind: "take over", customer: candidate };
}
