import type {
  DeletionPolicy,
  OnExisting,
} from "../../api/express-customer-limits";
import type { ExpressCustomerProps } from "../customer/props";

/** A customer of a fleet: plain data, as it stands in a file. */
export interface FleetCustomer extends Pick<
  ExpressCustomerProps,
  "name" | "metadata"
> {
  /**
   * The id of the customer's construct, and so of the resource: letters, digits, `.`, `_` and `-`. Another key is another
   * customer.
   * @default made from the name, in small letters and hyphens; renaming the customer then makes another one, and there is a warning
   */
  readonly key?: string;
  /** @default true */
  readonly active?: boolean;
  /** @default the provider's `deletionPolicy`, else `deactivate` */
  readonly deletionPolicy?: DeletionPolicy;
  /** @default the provider's `onExisting`, else `create` */
  readonly onExisting?: OnExisting;
}
