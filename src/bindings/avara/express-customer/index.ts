// https://registry.terraform.io/providers/avara-software/avara/latest/docs/resources/express_customer
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface ExpressCustomerConfig extends cdktf.TerraformMetaArguments {
  /**
  * Whether the customer can be used for new studies and new user assignments. An inactive customer keeps all its data. Default: `true`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs/resources/express_customer#active ExpressCustomer#active}
  */
  readonly active?: boolean | cdktf.IResolvable;
  /**
  * What destroying the resource does: `deactivate` the customer; `abandon` it, which removes it from the state and leaves it as it is; or `prevent`, which fails the plan. Default: the provider's `deletion_policy`, or else `deactivate`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs/resources/express_customer#deletion_policy ExpressCustomer#deletion_policy}
  */
  readonly deletionPolicy?: string;
  /**
  * Metadata keys that are left to others, in addition to the provider's `ignore_metadata_keys`: exact keys, or prefixes that end with `*`. They are not shown as drift, and never changed or removed. It is an error to declare an ignored key. If an entry is removed, the next plan shows such keys as drift. An import knows only the provider's.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs/resources/express_customer#ignore_metadata_keys ExpressCustomer#ignore_metadata_keys}
  */
  readonly ignoreMetadataKeys?: string[];
  /**
  * Texts to store with the customer: at most 50 pairs, keys of at most 100 and values of at most 1000 characters. The declaration is complete, together with the provider's `default_metadata`: a key that is added outside Terraform is drift, unless `ignore_metadata_keys` has it. Default: `{}`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs/resources/express_customer#metadata ExpressCustomer#metadata}
  */
  readonly metadata?: { [key: string]: string };
  /**
  * The customer's name, at least one character.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs/resources/express_customer#name ExpressCustomer#name}
  */
  readonly name: string;
  /**
  * What creating the resource does if a customer of the same name already exists: `create` another one, with a warning; `adopt` it and change it to what is declared; or `fail`. Default: the provider's `on_existing`, or else `create`.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs/resources/express_customer#on_existing ExpressCustomer#on_existing}
  */
  readonly onExisting?: string;
}

/**
* Represents a {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs/resources/express_customer avara_express_customer}
*/
export class ExpressCustomer extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "avara_express_customer";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a ExpressCustomer resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the ExpressCustomer to import
  * @param importFromId The id of the existing ExpressCustomer that should be imported. Refer to the {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs/resources/express_customer#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the ExpressCustomer to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "avara_express_customer", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/avara-software/avara/latest/docs/resources/express_customer avara_express_customer} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options ExpressCustomerConfig
  */
  public constructor(scope: Construct, id: string, config: ExpressCustomerConfig) {
    super(scope, id, {
      terraformResourceType: 'avara_express_customer',
      terraformGeneratorMetadata: {
        providerName: 'avara',
        providerVersionConstraint: '~> 0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._active = config.active;
    this._deletionPolicy = config.deletionPolicy;
    this._ignoreMetadataKeys = config.ignoreMetadataKeys;
    this._metadata = config.metadata;
    this._name = config.name;
    this._onExisting = config.onExisting;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // active - computed: true, optional: true, required: false
  private _active?: boolean | cdktf.IResolvable; 
  public get active() {
    return this.getBooleanAttribute('active');
  }
  public set active(value: boolean | cdktf.IResolvable) {
    this._active = value;
  }
  public resetActive() {
    this._active = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get activeInput() {
    return this._active;
  }

  // adopted - computed: true, optional: false, required: false
  public get adopted() {
    return this.getBooleanAttribute('adopted');
  }

  // created_at - computed: true, optional: false, required: false
  public get createdAt() {
    return this.getStringAttribute('created_at');
  }

  // created_by_api_key_id - computed: true, optional: false, required: false
  public get createdByApiKeyId() {
    return this.getStringAttribute('created_by_api_key_id');
  }

  // created_by_user_id - computed: true, optional: false, required: false
  public get createdByUserId() {
    return this.getStringAttribute('created_by_user_id');
  }

  // deletion_policy - computed: false, optional: true, required: false
  private _deletionPolicy?: string; 
  public get deletionPolicy() {
    return this.getStringAttribute('deletion_policy');
  }
  public set deletionPolicy(value: string) {
    this._deletionPolicy = value;
  }
  public resetDeletionPolicy() {
    this._deletionPolicy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get deletionPolicyInput() {
    return this._deletionPolicy;
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // ignore_metadata_keys - computed: false, optional: true, required: false
  private _ignoreMetadataKeys?: string[]; 
  public get ignoreMetadataKeys() {
    return cdktf.Fn.tolist(this.getListAttribute('ignore_metadata_keys'));
  }
  public set ignoreMetadataKeys(value: string[]) {
    this._ignoreMetadataKeys = value;
  }
  public resetIgnoreMetadataKeys() {
    this._ignoreMetadataKeys = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get ignoreMetadataKeysInput() {
    return this._ignoreMetadataKeys;
  }

  // metadata - computed: true, optional: true, required: false
  private _metadata?: { [key: string]: string }; 
  public get metadata() {
    return this.getStringMapAttribute('metadata');
  }
  public set metadata(value: { [key: string]: string }) {
    this._metadata = value;
  }
  public resetMetadata() {
    this._metadata = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get metadataInput() {
    return this._metadata;
  }

  // metadata_all - computed: true, optional: false, required: false
  private _metadataAll = new cdktf.StringMap(this, "metadata_all");
  public get metadataAll() {
    return this._metadataAll;
  }

  // name - computed: false, optional: false, required: true
  private _name?: string; 
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  // on_existing - computed: false, optional: true, required: false
  private _onExisting?: string; 
  public get onExisting() {
    return this.getStringAttribute('on_existing');
  }
  public set onExisting(value: string) {
    this._onExisting = value;
  }
  public resetOnExisting() {
    this._onExisting = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get onExistingInput() {
    return this._onExisting;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      active: cdktf.booleanToTerraform(this._active),
      deletion_policy: cdktf.stringToTerraform(this._deletionPolicy),
      ignore_metadata_keys: cdktf.listMapper(cdktf.stringToTerraform, false)(this._ignoreMetadataKeys),
      metadata: cdktf.hashMapper(cdktf.stringToTerraform)(this._metadata),
      name: cdktf.stringToTerraform(this._name),
      on_existing: cdktf.stringToTerraform(this._onExisting),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      active: {
        value: cdktf.booleanToHclTerraform(this._active),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
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
      metadata: {
        value: cdktf.hashMapperHcl(cdktf.stringToHclTerraform)(this._metadata),
        isBlock: false,
        type: "map",
        storageClassType: "stringMap",
      },
      name: {
        value: cdktf.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      on_existing: {
        value: cdktf.stringToHclTerraform(this._onExisting),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
