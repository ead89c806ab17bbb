import type { IResolvable, ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { IConstruct } from "constructs";
import { DataAvaraExpressCustomer } from "../bindings/avara/data-avara-express-customer";
import { ExpressCustomer as ExpressCustomerResource } from "../bindings/avara/express-customer";
import { checkId } from "./customer/check-id";
import { ImportableExpressCustomerResource } from "./customer/importable-resource";
import type { ExpressCustomerProps } from "./customer/props";
import { resourceConfig } from "./customer/resource-config";
import { expressCustomerRules } from "./customer/rules";
import { addToStack } from "./customer/stack-customers";
import { escapeTemplate } from "./escape-template";
import { ExpressCustomerHook } from "./hooks/express-customer-hook";
import type { ExpressCustomerHookOptions } from "./hooks/options";
import { required } from "./props/basic-rules";
import { checkProps } from "./props/check-props";
import { customerIdRule } from "./props/customer-id-rule";

/** A customer that constructs can refer to, whether this app declares it or not. */
export interface IExpressCustomer extends IConstruct {
  /** The customer's id, `cus_` and 32 hexadecimal digits, or a token if it is known only after a deployment. */
  readonly customerId: string;
}

/**
 * Declares an Express customer. Its address is that of the bare level-1 class:
 * `avara_express_customer.<id>`.
 */
export class ExpressCustomer
  extends Construct
  implements IExpressCustomer, ITerraformDependable
{
  /** The resource type in Terraform. The matchers of cdktf's `Testing` read it. */
  static readonly tfResourceType = ExpressCustomerResource.tfResourceType;

  /**
   * Refers to a customer that this stack does not declare. Creates no resource and sends no request, so only
   * the id is known. To read the rest, use `DataAvaraExpressCustomer`.
   *
   * @param customerId `cus_` and 32 hexadecimal digits, or a token
   * @throws {PropsError} if the id has another format
   */
  static fromCustomerId(
    scope: Construct,
    id: string,
    customerId: string,
  ): IExpressCustomer {
    return new ImportedExpressCustomer(scope, id, customerId);
  }

  /**
   * Refers to a customer that this stack does not declare, by its name. Each plan looks the customer up, and fails if
   * none has the name, or several.
   *
   * @param customerName the whole name, or a token; upper and lower case matter
   */
  static fromCustomerName(
    scope: Construct,
    id: string,
    customerName: string,
  ): IExpressCustomer {
    return new NamedExpressCustomer(scope, id, customerName);
  }

  /** The level-1 object, for `importFrom` and the attributes that this class does not have. */
  readonly resource: ExpressCustomerResource;

  /**
   * @throws {PropsError} if the id or a prop has a value that is not allowed
   */
  constructor(scope: Construct, id: string, props: ExpressCustomerProps) {
    checkId(scope, id);
    super(scope, id);
    checkProps(this.node.path, props, expressCustomerRules);
    this.resource = new ImportableExpressCustomerResource(
      this,
      "Default",
      resourceConfig(props),
      props.importId,
    );
    addToStack(this);
  }

  get customerId(): string {
    return this.resource.id;
  }

  /** The customer's name after the deployment, as a token. */
  get customerName(): string {
    return this.resource.name;
  }

  /** Whether the customer is active after the deployment, as a token. */
  get isActive(): IResolvable {
    return this.resource.getBooleanAttribute("active");
  }

  /** The resource's address, for the `dependsOn` of others. */
  get fqn(): string {
    return this.resource.fqn;
  }

  /**
   * Runs a command each time that this declaration gets a customer with another id: created, taken over or imported.
   * As with all hooks, if the command fails, the deployment fails, the customer stays as it is, and the command runs
   * again with the next deployment.
   *
   * @throws {PropsError} if an option has a value that is not allowed
   */
  onCreate(
    id: string,
    options: ExpressCustomerHookOptions,
  ): ExpressCustomerHook {
    return new ExpressCustomerHook(this, id, "create", options);
  }

  /**
   * Runs a command after the customer becomes active: created active, or reactivated by a deployment, because the
   * declaration changed or because the customer was deactivated outside Terraform. Terraform must know `active` when
   * it plans: it may come from a variable, but not from a resource that does not exist yet.
   *
   * @throws {PropsError} if an option has a value that is not allowed
   */
  onActivate(
    id: string,
    options: ExpressCustomerHookOptions,
  ): ExpressCustomerHook {
    return new ExpressCustomerHook(this, id, "activate", options);
  }

  /**
   * Runs a command after the customer becomes inactive: created inactive, or deactivated because `active` is `false`.
   * Destroying the customer runs no command. Terraform must know `active` when it plans, as with `onActivate`.
   *
   * @throws {PropsError} if an option has a value that is not allowed
   */
  onDeactivate(
    id: string,
    options: ExpressCustomerHookOptions,
  ): ExpressCustomerHook {
    return new ExpressCustomerHook(this, id, "deactivate", options);
  }
}

class ImportedExpressCustomer extends Construct implements IExpressCustomer {
  readonly customerId: string;

  constructor(scope: Construct, id: string, customerId: string) {
    super(scope, id);
    checkProps(
      this.node.path,
      { customerId },
      { customerId: [{ ...customerIdRule, select: required }] },
    );
    this.customerId = customerId;
  }
}

class NamedExpressCustomer extends Construct implements IExpressCustomer {
  readonly customerId: string;

  constructor(scope: Construct, id: string, customerName: string) {
    super(scope, id);
    const name = escapeTemplate(customerName);
    this.customerId = new DataAvaraExpressCustomer(this, "Default", {
      name,
    }).id;
  }
}
