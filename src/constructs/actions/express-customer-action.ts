import { TerraformElement } from "cdktf";
import type { TerraformProvider, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { userIdPattern } from "../../api/express-customer-limits";
import type { ExpressCustomer } from "../express-customer";
import { matches, required } from "../props/basic-rules";
import { checkProps } from "../props/check-props";
import { customerIdRule } from "../props/customer-id-rule";
import type { Rules } from "../props/rule";
import { addTrigger, type ActionTriggerOptions } from "./trigger";

/** The props of an action that deactivates or reactivates a customer. */
export interface CustomerActionProps {
  /** The customer's id: `cus_` and 32 hexadecimal digits, or a token. */
  readonly customerId: string;
  /** The provider that runs the action. @default the stack's provider without an alias */
  readonly provider?: TerraformProvider;
}

/** The props of an action that adds or removes a user. */
export interface UserActionProps extends CustomerActionProps {
  /** The user's id: `usr_` and 32 hexadecimal digits, or a token. */
  readonly userId: string;
}

/** All props of all actions. */
type AnyActionProps = CustomerActionProps & Partial<UserActionProps>;

/**
 * An action, which Terraform 1.14 or later runs at events of a resource, or by
 * `terraform apply -invoke=<address>`. Use it for what a declaration cannot say: the users of a customer, and the status
 * of a customer that no stack declares. OpenTofu has no actions.
 *
 * @example
 * ```ts
 * const lakeside = new ExpressCustomer(stack, "lakeside", { name: "Lakeside" });
 * ExpressCustomerAction.addUser(stack, "welcome", {
 *   customerId: lakeside.customerId,
 *   userId: "usr_0123456789abcdef0123456789abcdef",
 * }).runOn(lakeside, { events: ["after_create"] });
 * ```
 */
export class ExpressCustomerAction extends TerraformElement {
  readonly #type: string;
  readonly #props: AnyActionProps;

  private constructor(
    scope: Construct,
    id: string,
    verb: keyof typeof rulesOf,
    props: AnyActionProps,
  ) {
    super(scope, id, "action");
    this.#type = `avara_express_customer_${verb}`;
    this.#props = props;
    checkProps<CustomerActionProps>(this.node.path, props, rulesOf[verb]);
  }

  /**
   * Adds a user to a customer. If the user already belongs to it, nothing changes.
   *
   * @throws {PropsError} if an id has another format
   */
  static addUser(
    scope: Construct,
    id: string,
    props: UserActionProps,
  ): ExpressCustomerAction {
    return new ExpressCustomerAction(scope, id, "add_user", props);
  }

  /**
   * Removes a user from a customer. If the user does not belong to it, nothing changes.
   *
   * @throws {PropsError} if an id has another format
   */
  static removeUser(
    scope: Construct,
    id: string,
    props: UserActionProps,
  ): ExpressCustomerAction {
    return new ExpressCustomerAction(scope, id, "remove_user", props);
  }

  /**
   * Deactivates a customer that no stack declares. For a declared one, set `active` to `false` instead.
   *
   * @throws {PropsError} if the id has another format
   */
  static deactivate(
    scope: Construct,
    id: string,
    props: CustomerActionProps,
  ): ExpressCustomerAction {
    return new ExpressCustomerAction(scope, id, "deactivate", props);
  }

  /**
   * Reactivates a customer that no stack declares. For a declared one, set `active` to `true` instead.
   *
   * @throws {PropsError} if the id has another format
   */
  static reactivate(
    scope: Construct,
    id: string,
    props: CustomerActionProps,
  ): ExpressCustomerAction {
    return new ExpressCustomerAction(scope, id, "reactivate", props);
  }

  /** The action's address, for `terraform apply -invoke=<address>`. */
  get address(): string {
    return `action.${this.#type}.${this.friendlyUniqueId}`;
  }

  /**
   * Runs the action at events of a resource.
   *
   * @returns this action
   */
  runOn(
    target: ExpressCustomer | TerraformResource,
    options: ActionTriggerOptions,
  ): this {
    addTrigger("resource" in target ? target.resource : target, {
      ...options,
      action: this.address,
    });
    return this;
  }

  /** The `action` block, for which CDKTF has no class. */
  override toTerraform(): Record<string, unknown> {
    const { customerId, userId, provider } = this.#props;
    const block = {
      ...(provider && { provider: provider.fqn }),
      config: {
        customer_id: customerId,
        ...(userId !== undefined && { user_id: userId }),
      },
    };
    return { action: { [this.#type]: { [this.friendlyUniqueId]: block } } };
  }
}

const customerRules = {
  customerId: [{ ...customerIdRule, select: required }],
  provider: [],
};

const userRules = {
  ...customerRules,
  userId: [
    {
      expected: "the id of a user, usr_ and 32 hexadecimal digits",
      select: required,
      allows: matches(userIdPattern),
    },
  ],
};

/** The rules of each action, by the verb in the name of its type. */
const rulesOf = {
  add_user: userRules,
  remove_user: userRules,
  deactivate: customerRules,
  reactivate: customerRules,
} satisfies Record<string, Rules<CustomerActionProps>>;
