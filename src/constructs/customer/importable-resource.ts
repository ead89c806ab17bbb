import type { Construct } from "constructs";
import {
  ExpressCustomer as ExpressCustomerResource,
  type ExpressCustomerConfig,
} from "../../bindings/avara/express-customer";

/**
 * The level-1 object, with an import block. `importFrom` of CDKTF does the same, but starts terraform for each resource
 * to check its version, which takes minutes for thousands.
 */
export class ImportableExpressCustomerResource extends ExpressCustomerResource {
  readonly #importId: string | undefined;

  constructor(
    scope: Construct,
    id: string,
    config: ExpressCustomerConfig,
    importId: string | undefined,
  ) {
    super(scope, id, config);
    this.#importId = importId;
  }

  override toTerraform(): unknown {
    const terraform: unknown = super.toTerraform();
    if (this.#importId === undefined) return terraform;
    const to = `${this.terraformResourceType}.${this.friendlyUniqueId}`;
    return Object.assign({}, terraform, {
      import: [{ to, id: this.#importId }],
    });
  }
}
