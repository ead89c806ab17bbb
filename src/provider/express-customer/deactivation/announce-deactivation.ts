import type { ConfiguredCallContext } from "../../../framework/call-context";
import type { AvaraProviderData } from "../../provider-data";
import { accessIfKnown } from "../customer-access";
import type { LiveCustomer } from "../live/live-customer";

/**
 * Announces that a customer will be deactivated, if it is active. A customer that cannot be read
 * counts as active, because an unnecessary announcement is harmless.
 *
 * @returns whether it was announced
 */
export async function announceDeactivation(
  { id, name }: Pick<LiveCustomer, "id" | "name">,
  reason: string,
  context: ConfiguredCallContext<AvaraProviderData>,
): Promise<boolean> {
  const live = await readIfPossible(id, context);
  if (live === null || live?.active === false) return false;
  context.providerData.deactivationGuard.announce(
    { id, name, userCount: live?.userCount ?? null },
    reason,
    context.diagnostics,
  );
  return true;
}

/** Reads a customer, once per command. Returns null if it is gone, undefined if it cannot be read. */
export async function readIfPossible(
  id: string,
  context: ConfiguredCallContext<AvaraProviderData>,
): Promise<LiveCustomer | null | undefined> {
  try {
    return await accessIfKnown(context)?.directory.confirmed(
      id,
      context.signal,
    );
  } catch (error) {
    context.logger.warn("Could not read a customer", { id, error });
    return undefined;
  }
}
