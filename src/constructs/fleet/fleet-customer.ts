import type {
  DeletionPolicy,
  OnExisting,
} from "../../api/express-customer-limits";
import type { ExpressCustomerProps } from "../customer/props";

/** A customer in a fleet's data. */
export interface FleetCustomer extends Pick<
  ExpressCustomerProps,
  "name" | "metadata" | "importId"
> {
  /**
   * The id of the customer's construct, and so of the resource: letters, digits, `.`, `_` and `-`. A different key means a
   * different customer.
   * @default made from the name, in lower case with hyphens, with a warning: renaming the customer then declares another one
   */
  readonly key?: string;
  /** Whether the customer can be used for new studies and new user assignments. @default true */
  readonly active?: boolean;
  /** What destroying the declaration does to the customer. @default the provider's `deletionPolicy`, else `deactivate` */
  readonly deletionPolicy?: DeletionPolicy;
  /** What to do if a customer of this name already exists. @default the provider's `onExisting`, else `create` */
  readonly onExisting?: OnExisting;
}
