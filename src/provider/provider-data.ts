import type {
  DeletionPolicy,
  OnExisting,
} from "../api/express-customer-limits";
import type { ExpressCustomers } from "../client/express-customers";
import type { Clock } from "../system/clock";
import type { ConfiguredCallContext } from "../framework/resource";
import type { Unknown } from "../framework/schema/values";
import type { CustomerDirectory } from "./express-customer/live/directory";
import type { Namesakes } from "./express-customer/live/namesakes";
import type { CustomerClaims } from "./express-customer/write/claims";
import type { Creator } from "./express-customer/write/creator";
import type { DeactivationGuard } from "./express-customer/write/deactivation-guard";
import type { Releases } from "./express-customer/write/releases";

/** What the resources and data sources of one configured provider work with. */
export interface AvaraProviderData {
  /** Access to the API, or the names of the settings that it needs and that are not known yet. */
  readonly connection:
    CustomerAccess | { readonly unknownSettings: readonly string[] };
  /** The default of `deletion_policy`. */
  readonly deletionPolicy: DeletionPolicy;
  /** The default of `on_existing`. It can be unknown only at plan. */
  readonly onExisting: OnExisting | Unknown;
  readonly deactivationGuard: DeactivationGuard;
  readonly clock: Clock;
  /** Returns a key that no other object has. */
  readonly createObjectKey: () => string;
}

/** How customers are read and written, and what this command knows of them. */
export interface CustomerAccess {
  readonly api: ExpressCustomers;
  readonly claims: CustomerClaims;
  readonly creator: Creator;
  readonly directory: CustomerDirectory;
  readonly namesakes: Namesakes;
  readonly releases: Releases;
}

/** The access, or null and an error if the provider's settings are not known yet. */
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
