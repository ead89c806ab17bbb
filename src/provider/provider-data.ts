import type {
  DeletionPolicy,
  OnExisting,
} from "../api/express-customer-limits";
import type { Clock } from "../system/clock";
import type { ExpressCustomers } from "../client/express-customers";
import type { ConfiguredCallContext } from "../framework/resource";
import type { Unknown } from "../framework/values";
import type { CustomerDirectory } from "./express-customer/live/directory";
import type { CustomerLedger } from "./express-customer/write/ledger";
import type { DeactivationGuard } from "./express-customer/write/deactivation-guard";
import type { StableCustomer } from "./express-customer/live/live-customer";
import { CustomerWriter } from "./express-customer/write/customer-writer";

/** What the resources and data sources of one configured provider work with. */
export interface AvaraProviderData {
  /** The way to the API; or, while settings of the provider are not known yet, their names. */
  readonly connection:
    CustomerAccess | { readonly unknownSettings: readonly string[] };
  /** What destroying does where the resource does not say. */
  readonly deletionPolicy: DeletionPolicy;
  /** What creating does, where a customer of the name lives and the resource does not say; unknown at the most while planning. */
  readonly onExisting: OnExisting | Unknown;
  readonly deactivationGuard: DeactivationGuard;
  readonly clock: Clock;
}

/** How customers are read and written, and what this run knows of them. */
export interface CustomerAccess {
  readonly api: ExpressCustomers;
  readonly directory: CustomerDirectory;
  readonly ledger: CustomerLedger;
}

/** The access, or null and an error where the provider's settings are not known yet. */
export function customerAccess({
  providerData,
  diagnostics,
}: ConfiguredCallContext<AvaraProviderData>): CustomerAccess | null {
  const { connection } = providerData;
  if ("api" in connection) return connection;
  diagnostics.error(
    "The provider's configuration is not known yet",
    `A request has to be made now, but ${connection.unknownSettings.join(", ")} of provider "avara" will be known only after an apply. ` +
      "Apply what the setting depends on first (terraform apply -target=…), or give it a value that is known, such as a variable.",
  );
  return null;
}

/**
 * A writer to a customer, which keeps the directory up to date.
 *
 * @param isNew whether this run has created the customer: making it inactive takes it from nobody
 */
export function writerOf(
  customer: StableCustomer,
  { api, directory }: CustomerAccess,
  { providerData, signal }: ConfiguredCallContext<AvaraProviderData>,
  isNew = false,
): CustomerWriter {
  const { clock, deactivationGuard } = providerData;
  return new CustomerWriter(customer, {
    api,
    clock,
    signal,
    onWrite: (live) => {
      directory.noteWrite(live);
    },
    onDeactivate: (live) => {
      if (!isNew) deactivationGuard.allow(live);
    },
  });
}
