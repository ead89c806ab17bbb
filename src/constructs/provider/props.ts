import type { IResolvable } from "cdktf";
import type {
  DeletionPolicy,
  OnExisting,
} from "../../api/express-customer-limits";
import type { AvaraProviderConfig } from "../../bindings/avara/provider";

/**
 * The props of {@link AvaraProvider}. Texts are literal, even `${` and `%{`. For values that are known only later, use
 * CDKTF's tokens.
 */
export interface AvaraProviderProps extends Pick<AvaraProviderConfig, "alias"> {
  /**
   * The API key. The synthesized stack contains it, so prefer the environment or a sensitive `TerraformVariable`.
   * @default the environment variable `AVARA_API_KEY` on the machine that runs Terraform
   */
  readonly apiKey?: string;
  /**
   * The address of the API: an `https` URL, or an `http` URL of this machine.
   * @default the environment variable `AVARA_BASE_URL`, else `https://api.avarasoftware.com`
   */
  readonly baseUrl?: string;
  /**
   * Headers to send with every request.
   * @default the environment variable `AVARA_CUSTOM_HEADERS`, with one `Name: value` per line
   */
  readonly customHeaders?: Readonly<Record<string, string>>;
  /**
   * The timeout of one attempt of a request, in whole seconds, from 1 to 300.
   * @default 60
   */
  readonly requestTimeoutSeconds?: number;
  /**
   * How many times to retry a request that is safe to repeat, from 0 to 20.
   * @default 4
   */
  readonly maxRetries?: number;
  /**
   * How many requests begin in a second at most, from 1 to 1000.
   * @default no limit; after a 429, requests slow down by themselves
   */
  readonly maxRequestsPerSecond?: number;
  /**
   * What destroying a customer does, unless the customer overrides it.
   * @default deactivate
   */
  readonly deletionPolicy?: DeletionPolicy | IResolvable;
  /**
   * What creating a customer does if one of the same name already exists, unless the customer overrides it.
   * @default create
   */
  readonly onExisting?: OnExisting | IResolvable;
  /**
   * Metadata of all customers. A customer's own metadata wins where both have a key.
   * @default none
   */
  readonly defaultMetadata?: Readonly<Record<string, string>>;
  /**
   * Metadata keys that are left to others: exact keys, or prefixes that end with `*`. They are not shown as drift, and
   * never changed or removed.
   * @default none
   */
  readonly ignoreMetadataKeys?: readonly string[];
  /**
   * The maximum number of customers that one run may deactivate. A plan that would deactivate more fails.
   * @default no limit
   */
  readonly maxDeactivations?: number;
  /**
   * Whether synthesizing puts the provider and its lock into the folder of the stack, where Terraform finds it, so that
   * nothing needs to be installed. If several providers of a stack differ, one `true` is enough.
   * @default true
   */
  readonly install?: boolean;
}
