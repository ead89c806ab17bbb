import type { IResolvable } from "cdktf";
import type {
  DeletionPolicy,
  OnExisting,
} from "../../api/express-customer-limits";
import type { AvaraProviderConfig } from "../../bindings/avara/provider";

/**
 * The settings of the Avara provider in a stack. Texts arrive as they are written, `${` and `%{` too; a value that is
 * known only later is a token of CDKTF.
 */
export interface AvaraProviderProps extends Pick<AvaraProviderConfig, "alias"> {
  /**
   * The API key. It is written into the synthesized stack: prefer the environment, or a sensitive `TerraformVariable`.
   * @default the environment variable `AVARA_API_KEY`, where Terraform runs
   */
  readonly apiKey?: string;
  /**
   * The address of the API: an `https` URL, or an `http` URL of this machine.
   * @default the environment variable `AVARA_BASE_URL`, else `https://api.avarasoftware.com`
   */
  readonly baseUrl?: string;
  /**
   * Headers to send with every request.
   * @default the environment variable `AVARA_CUSTOM_HEADERS`, which has a line `Name: value` for each
   */
  readonly customHeaders?: Readonly<Record<string, string>>;
  /**
   * How long one attempt of a request may take, in whole seconds from 1 to 300.
   * @default 60
   */
  readonly requestTimeoutSeconds?: number;
  /**
   * How often a request that is safe to repeat is repeated after the first attempt, from 0 to 20 times.
   * @default 4
   */
  readonly maxRetries?: number;
  /**
   * What destroying a customer does, unless the customer says otherwise.
   * @default deactivate
   */
  readonly deletionPolicy?: DeletionPolicy | IResolvable;
  /**
   * What creating a customer does if one of the same name already exists, unless the customer says otherwise.
   * @default create
   */
  readonly onExisting?: OnExisting | IResolvable;
  /**
   * How many customers one run may deactivate, in whatever way. A plan that would deactivate more fails.
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
