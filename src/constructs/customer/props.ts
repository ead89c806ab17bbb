import type { IResolvable, TerraformMetaArguments } from "cdktf";
import type {
  DeletionPolicy,
  OnExisting,
} from "../../api/express-customer-limits";

/**
 * The props of an {@link ExpressCustomer}. Texts are literal, even `${` and `%{`. For values that are known
 * only later, use CDKTF's tokens.
 */
export interface ExpressCustomerProps extends Pick<
  TerraformMetaArguments,
  "provider" | "dependsOn" | "lifecycle"
> {
  /** The customer's name, at least one character. Names need not be unique. */
  readonly name: string;
  /**
   * Whether the customer can be used for new studies and new user assignments. An inactive customer keeps
   * all its data.
   * @default true
   */
  readonly active?: boolean | IResolvable;
  /**
   * Texts to store with the customer: at most 50 pairs, keys of at most 100 and values of at most 1000
   * characters. The declaration is complete, together with the provider's `defaultMetadata`: a key that is added
   * outside Terraform is drift, unless `ignoreMetadataKeys` has it.
   * @default {}
   */
  readonly metadata?: Readonly<Record<string, string>>;
  /**
   * Metadata keys that are left to others, in addition to the provider's: exact keys, or prefixes that end with `*`.
   * They are not shown as drift, and never changed or removed.
   * @default none
   */
  readonly ignoreMetadataKeys?: readonly string[];
  /**
   * What destroying the resource does.
   * @default the provider's `deletionPolicy`, else `deactivate`
   */
  readonly deletionPolicy?: DeletionPolicy | IResolvable;
  /**
   * What creating the resource does if a customer of the same name already exists.
   * @default the provider's `onExisting`, else `create`
   */
  readonly onExisting?: OnExisting | IResolvable;
  /**
   * The id of a live customer, which the first deployment imports instead of creating one. Terraform ignores it as soon
   * as the customer is in the state, so that it may stay.
   * @default nothing is imported
   */
  readonly importId?: string;
}
