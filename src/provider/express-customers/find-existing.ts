/**
 * Whether a customer of the name to create lives already: perhaps one that an earlier run created
 * and lost. The API has no search by name, so the list is read.
 */
import { pathTo } from "../../framework/attribute-path";
import type { Diagnostics } from "../../framework/diagnostics";
import type { CustomerAccess } from "../provider-data";
import type { OnExisting } from "../policies";
import { describeCustomer } from "./live-customer";
import type { LiveCustomer } from "./live-customer";

/** How many pages of the list are worth a warning. `adopt` and `fail` read them all. */
const maxPagesForWarning = 50;

/** What was found, and decided. */
export interface Existing {
  /** The id of the customer to take over instead of creating one. */
  readonly adoptedId?: string;
  /** All customers of the name that live, as far as they were looked for. */
  readonly knownIds: readonly string[];
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
  diagnostics: Diagnostics,
): Promise<Existing> {
  const all =
    onExisting === "create"
      ? await directory.allWithin(maxPagesForWarning)
      : await directory.all();
  if (all === null) {
    if (ledger.isFirst("unchecked names"))
      diagnostics.warning(
        "Not checked whether customers of the same names live already",
        `The account holds more than ${maxPagesForWarning * 100} customers, and the list would take more than ${maxPagesForWarning} calls. ` +
          'To have it checked nevertheless, set on_existing to "adopt" or "fail".',
      );
    return { knownIds: [] };
  }
  const named = all.filter((customer) => customer.name === name);
  const knownIds = named.map(({ id }) => id);
  // What a state holds is no surprise, nor what this run has made.
  const strangers = named.filter(
    ({ id }) => !directory.isManaged(id) && !ledger.isClaimed(id),
  );
  const [stranger, ...others] = strangers;
  if (stranger === undefined) return { knownIds };

  if (onExisting === "create") {
    diagnostics.warning(
      `A customer ${JSON.stringify(name)} lives already`,
      `${list(strangers)} at the API, outside of this state. Another one of the same name will be created. If it is the one that is meant, import it instead:\n\n${importBlocks(strangers)}\n\n` +
        'Or set on_existing to "adopt".',
      pathTo("name"),
    );
    return { knownIds };
  }
  if (onExisting === "fail" || others.length > 0) {
    diagnostics.error(
      `A customer ${JSON.stringify(name)} lives already`,
      `${list(strangers)} at the API, outside of this state, and on_existing is ${JSON.stringify(onExisting)}${others.length > 0 && onExisting === "adopt" ? ", which needs exactly one" : ""}. Choose another name, or import the one that is meant:\n\n${importBlocks(strangers)}`,
      pathTo("name"),
    );
    return { knownIds };
  }
  if (!ledger.isFirst(`adoption of ${stranger.id}`)) {
    diagnostics.error(
      `Two resources would adopt the customer ${describeCustomer(stranger)}`,
      "Each customer can be declared once. Remove one of the resources, or give them different names.",
      pathTo("name"),
    );
    return { knownIds };
  }
  diagnostics.warning(
    `Adopts the customer ${describeCustomer(stranger)}`,
    'It lives already, and on_existing is "adopt": it will be made what is declared, and no new one is created.',
    pathTo("name"),
  );
  return { adoptedId: stranger.id, knownIds };
}

function list(customers: readonly LiveCustomer[]): string {
  const described = customers.map(describeCustomer).join(", ");
  return `${described} ${customers.length === 1 ? "lives" : "live"}`;
}

function importBlocks(customers: readonly LiveCustomer[]): string {
  return customers
    .map(
      ({ id }) =>
        `  import {\n    to = avara_express_customer.…  # the address of this resource\n    id = ${JSON.stringify(id)}\n  }`,
    )
    .join("\n");
}
