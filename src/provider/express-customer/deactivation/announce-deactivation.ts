import type { ConfiguredCallContext } from "../../../framework/call-context";
import type { AvaraProviderData } from "../../provider-data";
import type { LiveCustomer, StableCustomer } from "../live/live-customer";

/**
 * Announces that a customer will be deactivated, if it is active. A customer that cannot be read
 * counts as active, because an unnecessary announcement is harmless.
 *
 * @returns whether it was announced
 */
export async function announceDeactivation(
  customer: Pick<StableCustomer, "id" | "name">,
  reason: string,
  context: ConfiguredCallContext<AvaraProviderData>,
): Promise<boolean> {
  const live = await readIfPossible(customer.id, context);
  if (live === null || live?.active === false) return false;
  context.providerData.deactivationGuard.announce(
    { ...customer, userCount: live?.userCount ?? null },
    reason,
    context.diagnostics,
  );
  return true;
}

/** Reads a customer, once per command. Returns null if it is gone, undefined if it cannot be read. */
export async function readIfPossible(
  id: string,
  {
    logger,
    providerData: { connection },
    signal,
  }: ConfiguredCallContext<AvaraProviderData>,
): Promise<LiveCustomer | null | undefined> {
  if (!("api" in connection)) return undefined;
  try {
    return await connection.directory.confirmed(id, signal);
  } catch (error) {
    logger.warn("Could not read a customer", { id, error });
    return undefined;
  }
}
