/**
 * Whether a customer of the name to create lives already: perhaps one that an earlier run created
 * and lost. The API has no search by name, so the list is read.
 */
import { AuthenticationError } from "../../../client/errors";
import type { OnExisting } from "../../../api/express-customer-limits";
import { ClientError } from "../../../client/errors";
import { pathTo } from "../../../framework/attribute-path";
import { quote } from "../../../text/quote";
import type {
  CallContext,
  ConfiguredCallContext,
} from "../../../framework/resource";
import type { AvaraProviderData, CustomerAccess } from "../../provider-data";
import { describeCustomer } from "./live-customer";
import type { LiveCustomer } from "./live-customer";

/** How many pages of the list are worth a warning. `adopt` and `fail` read them all. */
const maxPagesForWarning = 50;

/** The ids of all customers that lived when the list was read; null where it is too long for that, or cannot be read. */
export async function findKnownIds(
  { directory }: CustomerAccess,
  { logger, signal }: CallContext,
): Promise<ReadonlySet<string> | null> {
  try {
    const all = await directory.allWithin(maxPagesForWarning, signal);
    return all && new Set(all.map(({ id }) => id));
  } catch (error) {
    logger.warn("Could not list the customers", { error });
    return null;
  }
}

/** Longer than Terraform takes from a resource's read to its plan. */
const planDelayMs = 250;

/** What was found, and decided. */
export interface Existing {
  /** The customer to take over instead of creating one. */
  readonly adopted?: LiveCustomer;
  /** The customers of the state that, as it seems, are replaced by new ones of the name: tainted ones. */
  readonly replaced?: readonly LiveCustomer[];
}

/**
 * Looks for live customers of a name, and says what that means for creating one.
 *
 * @throws {ClientError}
 */
export async function findExisting(
  name: string,
  onExisting: OnExisting,
  { directory, ledger }: CustomerAccess,
  {
    diagnostics,
    signal,
    providerData: { clock },
  }: ConfiguredCallContext<Pick<AvaraProviderData, "clock">>,
): Promise<Existing> {
  const all =
    onExisting === "create"
      ? await listForWarning()
      : await directory.all(signal);
  if (all === null) return {};
  // What this run has made is no surprise.
  const named = all.filter(
    (customer) => customer.name === name && !ledger.isClaimed(customer.id),
  );
  // Terraform plans many resources at once: the one that holds the customer may come a moment later.
  if (named.some(({ id }) => !ledger.isHeld(id)))
    await clock.sleep(planDelayMs, signal).catch(() => undefined);
  // Of a tainted customer, Terraform says nothing when it plans the new one.
  const isReplaced = ({ id }: LiveCustomer): boolean =>
    (directory.lastSeen(id) ?? null) !== null &&
    directory.isManaged(id) &&
    !ledger.isHeld(id);
  const replaced = named.filter(isReplaced);
  const held = named.filter(({ id }) => ledger.isHeld(id));
  if (onExisting !== "create" && held.length > 0) {
    reportError(
      `${describeAll(held)}, which another resource of this state holds, and on_existing is ${JSON.stringify(onExisting)}. Choose another name. If it is the same customer under another address, write a moved block.`,
    );
    return {};
  }
  const result: Existing = replaced.length > 0 ? { replaced } : {};
  if (replaced.length > 0 && onExisting !== "create") {
    for (const { id } of replaced) ledger.reserve(id);
    return result;
  }
  const strangers = named.filter(
    ({ id }) => !directory.isManaged(id) && !ledger.isHeld(id),
  );
  const [stranger, ...otherStrangers] = strangers;
  if (stranger === undefined) return result;

  const hint = `import the one that is meant:\n\n${importBlocks(strangers)}`;
  if (onExisting === "create")
    diagnostics.warning(
      `A customer ${quote(name)} lives already`,
      `${describeAll(strangers)}, and this plan knows of no resource that holds it. It is left alone: there will be another one of the same name. To have no other, ${hint}\n\nOr set on_existing to "adopt".`,
      pathTo("name"),
    );
  else if (onExisting === "fail" || otherStrangers.length > 0)
    reportError(
      `${describeAll(strangers)}, and on_existing is ${JSON.stringify(onExisting)}${onExisting === "adopt" ? ", which needs exactly one" : ""}. Choose another name, or ${hint}`,
    );
  else if (ledger.isReserved(stranger.id))
    reportError(
      `Two resources would adopt ${describeCustomer(stranger)}. Each customer can be declared once: remove one of the resources, or give them different names.`,
    );
  else {
    ledger.reserve(stranger.id);
    diagnostics.warning(
      `Adopts the customer ${describeCustomer(stranger)}`,
      'It lives already, and on_existing is "adopt": it will be made what is declared, and no new one is created.',
      pathTo("name"),
    );
    return { ...result, adopted: stranger };
  }
  return result;

  /** The customers, or a warning and null: not to know of another one must not stand in the way of a plan. */
  async function listForWarning(): Promise<readonly LiveCustomer[] | null> {
    let reason = `The account holds more than ${maxPagesForWarning * 100} customers, and the list would take more than ${maxPagesForWarning} calls. To have it checked nevertheless, set on_existing to "adopt" or "fail".`;
    try {
      const listed = await directory.allWithin(maxPagesForWarning, signal);
      if (listed !== null) return listed;
    } catch (error) {
      // With a key that is not accepted, nothing else would work either.
      if (
        !(error instanceof ClientError) ||
        error instanceof AuthenticationError
      )
        throw error;
      reason = `The customers cannot be listed: ${error.message}`;
    }
    if (ledger.isFirst("unchecked names"))
      diagnostics.warning(
        "Not checked whether customers of the same names live already",
        reason,
      );
    return null;
  }

  function reportError(detail: string): void {
    diagnostics.error(
      `A customer ${quote(name)} lives already`,
      detail,
      pathTo("name"),
    );
  }
}

function describeAll(customers: readonly LiveCustomer[]): string {
  const described = customers.map(describeCustomer).join(", ");
  return `${described} ${customers.length === 1 ? "lives" : "live"} at the API`;
}

function importBlocks(customers: readonly LiveCustomer[]): string {
  return customers
    .map(
      ({ id }) =>
        `  import {\n    to = avara_express_customer.example # the address of this resource\n    id = ${JSON.stringify(id)}\n  }`,
    )
    .join("\n");
}
