import type { IResolvable } from "cdktf";
import type { IConstruct } from "constructs";
import type { ExpressCustomer as ExpressCustomerResource } from "../../bindings/avara/express-customer";

/** A customer that this app declares, as hooks and checks see it. */
export interface DeclaredCustomer extends IConstruct {
  /** The level-1 object. */
  readonly resource: ExpressCustomerResource;
  readonly customerId: string;
  readonly customerName: string;
  readonly isActive: IResolvable;
}
