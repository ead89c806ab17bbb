import { TerraformElement } from "cdktf";
import type { TerraformProvider, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import {
  expressCustomerIdPattern,
  userIdPattern,
} from "../../api/express-customer-limits";
import type { ExpressCustomer } from "../express-customer";
import { PropsError } from "../props-error";
import { checkProps, type Rule } from "../props-rules";
import { addTrigger } from "./trigger";
import type { ActionTriggerOptions } from "./trigger";

/** The props of an action that deactivates or reactivates a customer. */
export interface CustomerActionProps {
  /** The customer's id: `cus_` and 32 hexadecimal digits, or a token. */
  readonly customerId: string;
  /** @default the stack's provider without an alias */
  readonly provider?: TerraformProvider;
}

/** The props of an action that adds or removes a user. */
export interface UserActionProps extends CustomerActionProps {
  /** The user's id: `usr_` and 32 hexadecimal digits, or a token. */
  readonly userId: string;
}

/** What an action does, as in the name of its type. */
type Verb = "add_user" | "remove_user" | "deactivate" | "reactivate";

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
  readonly #props: CustomerActionProps & Partial<UserActionProps>;

  private constructor(
    scope: Construct,
    id: string,
    verb: Verb,
    props: CustomerActionProps & Partial<UserActionProps>,
  ) {
    super(scope, id, "action");
    this.#type = `avara_express_customer_${verb}`;
    this.#props = props;
    const { names, rules } = checks[verb];
    const problems = checkProps(props, names, rules);
    if (problems.length > 0) throw new PropsError(this.node.path, problems);
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

const customerRule: Rule<Partial<UserActionProps>> = {
  expected: "the id of a customer, cus_ and 32 hexadecimal digits",
  select: ({ customerId }) => [["customerId", customerId]],
  allows: (value) =>
    typeof value === "string" && expressCustomerIdPattern.test(value),
};

const userRule: Rule<Partial<UserActionProps>> = {
  expected: "the id of a user, usr_ and 32 hexadecimal digits",
  select: ({ userId }) => [["userId", userId]],
  allows: (value) => typeof value === "string" && userIdPattern.test(value),
};

/** What the props of an action may be. */
interface Check {
  readonly names: readonly string[];
  readonly rules: readonly Rule<Partial<UserActionProps>>[];
}

const ofCustomer: Check = {
  names: ["customerId", "provider"],
  rules: [customerRule],
};

const ofUser: Check = {
  names: ["customerId", "userId", "provider"],
  rules: [customerRule, userRule],
};

const checks: Readonly<Record<Verb, Check>> = {
  add_user: ofUser,
  remove_user: ofUser,
  deactivate: ofCustomer,
  reactivate: ofCustomer,
};
