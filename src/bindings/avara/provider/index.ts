// https://registry.terraform.io/providers/avara-software/avara/latest/docs
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface AvaraProviderConfig {
  /**
  * The API key. Default: the environment variable `AVARA_API_KEY`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs#api_key AvaraProvider#api_key}
  */
  readonly apiKey?: string;
  /**
  * The address of the API: an `https` URL, or an `http` URL of this machine. Default: the environment variable `AVARA_BASE_URL`, or else `https://api.avarasoftware.com`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs#base_url AvaraProvider#base_url}
  */
  readonly baseUrl?: string;
  /**
  * Headers to send with every request. Default: the environment variable `AVARA_CUSTOM_HEADERS`, with one `Name: value` per line.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs#custom_headers AvaraProvider#custom_headers}
  */
  readonly customHeaders?: { [key: string]: string };
  /**
  * Metadata of all customers. A customer's own `metadata` wins where both have a key, and its `metadata_all` shows the result. Default: none.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs#default_metadata AvaraProvider#default_metadata}
  */
  readonly defaultMetadata?: { [key: string]: string };
  /**
  * What destroying a customer does, unless its resource overrides it: `deactivate` (default), `abandon` or `prevent`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs#deletion_policy AvaraProvider#deletion_policy}
  */
  readonly deletionPolicy?: string;
  /**
  * Metadata keys that are left to others: exact keys, or prefixes that end with `*`. They are not shown as drift, and never changed or removed. It is an error to declare an ignored key. Default: none.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs#ignore_metadata_keys AvaraProvider#ignore_metadata_keys}
  */
  readonly ignoreMetadataKeys?: string[];
  /**
  * The maximum number of customers that one run may deactivate, whether through `active = false` or by destroying, replacing or adopting. A plan that deactivates more fails before anything changes. An apply that would exceed the limit, because some values were unknown during the plan, stops before the customer that would exceed it. Each provider block counts separately, aliases included. Default: no limit.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs#max_deactivations AvaraProvider#max_deactivations}
  */
  readonly maxDeactivations?: number;
  /**
  * How many requests begin in a second at most, from 1 to 1000, for accounts that other programs use too. Default: no limit; after a 429, requests slow down by themselves.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs#max_requests_per_second AvaraProvider#max_requests_per_second}
  */
  readonly maxRequestsPerSecond?: number;
  /**
  * How many times to retry a request that is safe to repeat, from 0 to 20. Default: 4.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs#max_retries AvaraProvider#max_retries}
  */
  readonly maxRetries?: number;
  /**
  * What creating a customer does if a customer of the same name already exists, unless the resource overrides it: `create` (default), `adopt` or `fail`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs#on_existing AvaraProvider#on_existing}
  */
  readonly onExisting?: string;
  /**
  * The timeout of one attempt of a request, in seconds, from 1 to 300. Default: 60.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs#request_timeout_seconds AvaraProvider#request_timeout_seconds}
  */
  readonly requestTimeoutSeconds?: number;
  /**
  * Alias name
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs#alias AvaraProvider#alias}
  */
  readonly alias?: string;
}

/**
* Represents a {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs avara}
*/
export class AvaraProvider extends cdktf.TerraformProvider {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "avara";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a AvaraProvider resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the AvaraProvider to import
  * @param importFromId The id of the existing AvaraProvider that should be imported. Refer to the {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the AvaraProvider to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "avara", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs avara} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options AvaraProviderConfig = {}
  */
  public constructor(scope: Construct, id: string, config: AvaraProviderConfig = {}) {
    super(scope, id, {
      terraformResourceType: 'avara',
      terraformGeneratorMetadata: {
        providerName: 'avara',
        providerVersionConstraint: '~> 0.1.0'
      },
      terraformProviderSource: 'avara-software/avara'
    });
    this._apiKey = config.apiKey;
    this._baseUrl = config.baseUrl;
    this._customHeaders = config.customHeaders;
    this._defaultMetadata = config.defaultMetadata;
    this._deletionPolicy = config.deletionPolicy;
    this._ignoreMetadataKeys = config.ignoreMetadataKeys;
    this._maxDeactivations = config.maxDeactivations;
    this._maxRequestsPerSecond = config.maxRequestsPerSecond;
    this._maxRetries = config.maxRetries;
    this._onExisting = config.onExisting;
    this._requestTimeoutSeconds = config.requestTimeoutSeconds;
    this._alias = config.alias;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // api_key - computed: false, optional: true, required: false
  private _apiKey?: string; 
  public get apiKey() {
    return this._apiKey;
  }
  public set apiKey(value: string | undefined) {
    this._apiKey = value;
  }
  public resetApiKey() {
    this._apiKey = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get apiKeyInput() {
    return this._apiKey;
  }

  // base_url - computed: false, optional: true, required: false
  private _baseUrl?: string; 
  public get baseUrl() {
    return this._baseUrl;
  }
  public set baseUrl(value: string | undefined) {
    this._baseUrl = value;
  }
  public resetBaseUrl() {
    this._baseUrl = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get baseUrlInput() {
    return this._baseUrl;
  }

  // custom_headers - computed: false, optional: true, required: false
  private _customHeaders?: { [key: string]: string }; 
  public get customHeaders() {
    return this._customHeaders;
  }
  public set customHeaders(value: { [key: string]: string } | undefined) {
    this._customHeaders = value;
  }
  public resetCustomHeaders() {
    this._customHeaders = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get customHeadersInput() {
    return this._customHeaders;
  }

  // default_metadata - computed: false, optional: true, required: false
  private _defaultMetadata?: { [key: string]: string }; 
  public get defaultMetadata() {
    return this._defaultMetadata;
  }
  public set defaultMetadata(value: { [key: string]: string } | undefined) {
    this._defaultMetadata = value;
  }
  public resetDefaultMetadata() {
    this._defaultMetadata = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get defaultMetadataInput() {
    return this._defaultMetadata;
  }

  // deletion_policy - computed: false, optional: true, required: false
  private _deletionPolicy?: string; 
  public get deletionPolicy() {
    return this._deletionPolicy;
  }
  public set deletionPolicy(value: string | undefined) {
    this._deletionPolicy = value;
  }
  public resetDeletionPolicy() {
    this._deletionPolicy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deletionPolicyInput() {
    return this._deletionPolicy;
  }

  // ignore_metadata_keys - computed: false, optional: true, required: false
  private _ignoreMetadataKeys?: string[]; 
  public get ignoreMetadataKeys() {
    return this._ignoreMetadataKeys;
  }
  public set ignoreMetadataKeys(value: string[] | undefined) {
    this._ignoreMetadataKeys = value;
  }
  public resetIgnoreMetadataKeys() {
    this._ignoreMetadataKeys = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get ignoreMetadataKeysInput() {
    return this._ignoreMetadataKeys;
  }

  // max_deactivations - computed: false, optional: true, required: false
  private _maxDeactivations?: number; 
  public get maxDeactivations() {
    return this._maxDeactivations;
  }
  public set maxDeactivations(value: number | undefined) {
    this._maxDeactivations = value;
  }
  public resetMaxDeactivations() {
    this._maxDeactivations = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxDeactivationsInput() {
    return this._maxDeactivations;
  }

  // max_requests_per_second - computed: false, optional: true, required: false
  private _maxRequestsPerSecond?: number; 
  public get maxRequestsPerSecond() {
    return this._maxRequestsPerSecond;
  }
  public set maxRequestsPerSecond(value: number | undefined) {
    this._maxRequestsPerSecond = value;
  }
  public resetMaxRequestsPerSecond() {
    this._maxRequestsPerSecond = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxRequestsPerSecondInput() {
    return this._maxRequestsPerSecond;
  }

  // max_retries - computed: false, optional: true, required: false
  private _maxRetries?: number; 
  public get maxRetries() {
    return this._maxRetries;
  }
  public set maxRetries(value: number | undefined) {
    this._maxRetries = value;
  }
  public resetMaxRetries() {
    this._maxRetries = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get maxRetriesInput() {
    return this._maxRetries;
  }

  // on_existing - computed: false, optional: true, required: false
  private _onExisting?: string; 
  public get onExisting() {
    return this._onExisting;
  }
  public set onExisting(value: string | undefined) {
    this._onExisting = value;
  }
  public resetOnExisting() {
    this._onExisting = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get onExistingInput() {
    return this._onExisting;
  }

  // request_timeout_seconds - computed: false, optional: true, required: false
  private _requestTimeoutSeconds?: number; 
  public get requestTimeoutSeconds() {
    return this._requestTimeoutSeconds;
  }
  public set requestTimeoutSeconds(value: number | undefined) {
    this._requestTimeoutSeconds = value;
  }
  public resetRequestTimeoutSeconds() {
    this._requestTimeoutSeconds = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get requestTimeoutSecondsInput() {
    return this._requestTimeoutSeconds;
  }

  // alias - computed: false, optional: true, required: false
  private _alias?: string; 
  public get alias() {
    return this._alias;
  }
  public set alias(value: string | undefined) {
    this._alias = value;
  }
  public resetAlias() {
    this._alias = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get aliasInput() {
    return this._alias;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      api_key: cdktf.stringToTerraform(this._apiKey),
      base_url: cdktf.stringToTerraform(this._baseUrl),
      custom_headers: cdktf.hashMapper(cdktf.stringToTerraform)(this._customHeaders),
      default_metadata: cdktf.hashMapper(cdktf.stringToTerraform)(this._defaultMetadata),
      deletion_policy: cdktf.stringToTerraform(this._deletionPolicy),
      ignore_metadata_keys: cdktf.listMapper(cdktf.stringToTerraform, false)(this._ignoreMetadataKeys),
      max_deactivations: cdktf.numberToTerraform(this._maxDeactivations),
      max_requests_per_second: cdktf.numberToTerraform(this._maxRequestsPerSecond),
      max_retries: cdktf.numberToTerraform(this._maxRetries),
      on_existing: cdktf.stringToTerraform(this._onExisting),
      request_timeout_seconds: cdktf.numberToTerraform(this._requestTimeoutSeconds),
      alias: cdktf.stringToTerraform(this._alias),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      api_key: {
        value: cdktf.stringToHclTerraform(this._apiKey),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      base_url: {
        value: cdktf.stringToHclTerraform(this._baseUrl),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      custom_headers: {
        value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(this._customHeaders),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      default_metadata: {
        value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(this._defaultMetadata),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      deletion_policy: {
        value: cdktf.stringToHclTerraform(this._deletionPolicy),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      ignore_metadata_keys: {
        value: cdktf.listMapperHcl(cdktf.stringToHclTerraform, false)(this._ignoreMetadataKeys),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
      max_deactivations: {
        value: cdktf.numberToHclTerraform(this._maxDeactivations),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      max_requests_per_second: {
        value: cdktf.numberToHclTerraform(this._maxRequestsPerSecond),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      max_retries: {
        value: cdktf.numberToHclTerraform(this._maxRetries),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      on_existing: {
        value: cdktf.stringToHclTerraform(this._onExisting),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      request_timeout_seconds: {
        value: cdktf.numberToHclTerraform(this._requestTimeoutSeconds),
        isBlock: false,
        type: "simple",
        storageClassType: "number",
      },
      alias: {
        value: cdktf.stringToHclTerraform(this._alias),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
