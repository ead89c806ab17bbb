import type {
  DeletionPolicy,
  OnExisting,
} from "../api/express-customer-limits";
import type { ExpressCustomers } from "../client/express-customers";
import type { Clock } from "../system/clock";
import { Failure } from "../framework/failure";
import type { ConfiguredCallContext } from "../framework/call-context";
import type { Unknown } from "../framework/schema/values";
import type { CustomerDirectory } from "./express-customer/live/directory";
import type { Namesakes } from "./express-customer/takeover/namesakes";
import type { ConfiguredPairs } from "./express-customer/metadata/metadata";
import type { CustomerClaims } from "./express-customer/takeover/claims";
import type { Creator } from "./express-customer/write/creator";
import type { DeactivationGuard } from "./express-customer/deactivation/deactivation-guard";
import type { Releases } from "./express-customer/takeover/releases";
import type { IgnoredEntries } from "./express-customer/metadata/ignored-keys";

/** The data that resources and data sources receive from a configured provider. */
export interface AvaraProviderData {
  /** Access to the API, or the names of the settings that are not known yet. */
  readonly connection:
    CustomerAccess | { readonly unknownSettings: readonly string[] };
  /** The default of `deletion_policy`. */
  readonly deletionPolicy: DeletionPolicy;
  /** The default of `on_existing`. Unknown only during a plan. */
  readonly onExisting: OnExisting | Unknown;
  readonly deactivationGuard: DeactivationGuard;
  /** Metadata of all customers, under their own. Unknown only during a plan, each value or all of it. */
  readonly defaultMetadata: ConfiguredPairs | Unknown;
  /** Metadata keys to leave to others. Unknown only during a plan. */
  readonly ignoredMetadataKeys: IgnoredEntries | Unknown;
  readonly clock: Clock;
  /** Returns a key that no other object has. */
  readonly createObjectKey: () => string;
}

/** Reads and writes customers, and records what this command knows about them. */
export interface CustomerAccess {
  readonly api: ExpressCustomers;
  readonly claims: CustomerClaims;
  readonly creator: Creator;
  readonly directory: CustomerDirectory;
  readonly namesakes: Namesakes;
  readonly releases: Releases;
}

type Context = Pick<ConfiguredCallContext<AvaraProviderData>, "providerData">;

/** The access to customers. Null if the provider's settings are not known yet. */
export function accessIfKnown({
  providerData: { connection },
}: Context): CustomerAccess | null {
  return "api" in connection ? connection : null;
}

/**
 * The access to customers.
 *
 * @throws {Failure} if the provider's settings are not known yet
 */
export function customerAccess({
  providerData: { connection },
}: Context): CustomerAccess {
  if ("api" in connection) return connection;
  throw new Failure(
    "The provider's configuration is not known yet",
    `A request to the API is needed now, but ${connection.unknownSettings.join(", ")} of provider "avara" is known only after an apply. ` +
      "Apply what the setting depends on first (terraform apply -target=…), or give it a value that is known during the plan, such as a variable.",
  );
}
