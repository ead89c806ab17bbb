import type {
  DeletionPolicy,
  OnExisting,
} from "../api/express-customer-limits";
import type { Clock } from "../system/clock";
import type { Unknown } from "../framework/schema/values";
import type {
  CustomerAccess,
  UnknownAccess,
} from "./express-customer/customer-access";
import type { ConfiguredPairs } from "./express-customer/metadata/metadata";
import type { DeactivationGuard } from "./express-customer/deactivation/deactivation-guard";
import type { IgnoredEntries } from "./express-customer/metadata/ignored-keys";

/** The data that resources and data sources receive from a configured provider. */
export interface AvaraProviderData {
  /** Access to the API, or the names of the settings that are not known yet. */
  readonly access: CustomerAccess | UnknownAccess;
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
