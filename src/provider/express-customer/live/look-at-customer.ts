import type { ConfiguredCallContext } from "../../../framework/resource";
import type { LiveCustomer } from "./live-customer";
import type { AvaraProviderData } from "../../provider-data";

/** What a look at a customer shows: `unknown` where nobody can tell, which must not stand in the way of a plan. */
export type Sight = LiveCustomer | "gone" | "unknown";

/** Looks at a customer, unless that has been done in this run already. */
export async function lookAtCustomer(
  id: string,
  {
    logger,
    providerData: { connection },
    signal,
  }: ConfiguredCallContext<AvaraProviderData>,
): Promise<Sight> {
  if (!("api" in connection)) return "unknown";
  const { directory } = connection;
  try {
    const seen = directory.lastSeen(id);
    const live = seen === undefined ? await directory.look(id, signal) : seen;
    return live ?? "gone";
  } catch (error) {
    logger.warn("Could not look at a customer", { id, error });
    return "unknown";
  }
}

/** How many users a customer has; null where nobody can tell. */
export function userCountIn(sight: LiveCustomer | "unknown"): number | null {
  return sight === "unknown" ? null : sight.userCount;
}
