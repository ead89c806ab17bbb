import { Annotations, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { ExpressCustomerProps } from "../customer/props";
import { ExpressCustomer } from "../express-customer";
import { wholeNumber } from "../props/basic-rules";
import { checkProps } from "../props/check-props";
import type { Rule, Rules } from "../props/rule";
import { assignStack } from "./assign-stack";

/** The number of stacks: a number, or as many as a capacity needs. */
export type StackCountProps =
  | {
      /** The highest number of customers that you expect. There is one stack for each `customersPerStack` of them. */
      readonly capacity: number;
      readonly stackCount?: undefined;
    }
  | {
      /** The number of stacks, at least 1. */
      readonly stackCount: number;
      readonly capacity?: undefined;
    };

/** The props of {@link ExpressCustomerStacks}. */
export type ExpressCustomerStacksProps = StackCountProps & {
  /**
   * The customers by their keys, in any order. The key decides the stack, and is the construct's id there. A
   * different key means a different customer.
   */
  readonly customers: Readonly<Record<string, ExpressCustomerProps>>;
  /**
   * Adds the provider and the backend to a stack. Called once for each stack, before its customers are
   * declared. `stack.node.id` is different for each stack.
   */
  readonly configureStack: (stack: TerraformStack, index: number) => void;
  /**
   * The intended number of customers in each stack. The actual number varies by a few percent. A stack that is
   * far too large has a warning when it is synthesized.
   * @default 1000, up to which Terraform's time grows in proportion
   */
  readonly customersPerStack?: number;
  /**
   * The previous number of stacks, while you change it. Customers whose stack changes are moved: the old stack
   * removes them from its state, the new one adopts them by their names, and the live customers do not change.
   * Remove this prop after all stacks are deployed.
   * @default no customer is moved
   */
  readonly formerStackCount?: number;
};

const count: Rule = { ...wholeNumber(1), rejectsTokens: true };

const rules: Rules<ExpressCustomerStacksProps> = {
  customers: [],
  configureStack: [],
  stackCount: [
    {
      ...count,
      select: (value, prop, { capacity }) =>
        value === undefined && capacity !== undefined ? [] : [[prop, value]],
    },
  ],
  capacity: [count],
  customersPerStack: [count],
  formerStackCount: [count],
};

/**
 * Spreads customers over stacks with separate states, which can be planned and deployed in parallel. The stack
 * of a customer depends only on its key and the number of stacks, so adding and removing customers moves no
 * other. The stacks are named `<id>-0`, `<id>-1` and so on.
 */
export class ExpressCustomerStacks extends Construct {
  /**
   * All stacks in the order of their numbers, even empty ones: customers that remain in a state are destroyed
   * only if the stack is deployed.
   */
  readonly stacks: readonly TerraformStack[];
  /** The customers by their keys. */
  readonly customers: ReadonlyMap<string, ExpressCustomer>;

  /**
   * @throws {PropsError} if a prop does not exist, a number is not a whole number of at least 1, or a customer's prop has
   *   a value that is not allowed
   */
  constructor(scope: Construct, id: string, props: ExpressCustomerStacksProps) {
    super(scope, id);
    checkProps(this.node.path, props, rules);
    const { customersPerStack = 1000, configureStack } = props;
    const stackCount =
      props.stackCount ?? Math.ceil(props.capacity / customersPerStack);
    const { formerStackCount = stackCount } = props;
    const assignments = Object.entries(props.customers).map(
      ([key, customer]) => ({
        key,
        customer,
        stack: assignStack(key, stackCount),
        formerStack: assignStack(key, formerStackCount),
      }),
    );

    const customers = new Map<string, ExpressCustomer>();
    this.customers = customers;
    this.stacks = Array.from(
      { length: Math.max(stackCount, formerStackCount) },
      (_, index) => {
        const stack = new TerraformStack(this, `${id}-${index}`);
        configureStack(stack, index);
        const held = assignments.filter((one) => one.stack === index);
        for (const { key, customer, formerStack } of held)
          customers.set(
            key,
            new ExpressCustomer(stack, key, {
              ...customer,
              ...(formerStack !== index && { onExisting: "adopt" }),
            }),
          );
        warnOfGrowth(stack, held.length, customersPerStack);
        return stack;
      },
    );
    this.stacks.forEach((stack, index) => {
      const forgotten = assignments
        .filter((one) => one.formerStack === index && one.stack !== index)
        .flatMap(({ key }) => customers.get(key) ?? []);
      if (forgotten.length > 0)
        stack.addOverride("removed", forgotten.map(forget));
    });
  }
}

/** Warns if a stack is larger than chance explains, which is three standard deviations. */
function warnOfGrowth(
  stack: TerraformStack,
  held: number,
  customersPerStack: number,
): void {
  if (held <= customersPerStack + 3 * Math.sqrt(customersPerStack)) return;
  Annotations.of(stack).addWarning(
    `This stack has ${held} customers, and should have about ${customersPerStack}. ` +
      "Raise the number of stacks, and set formerStackCount to the previous number for one deployment of all stacks. " +
      "This moves customers instead of deactivating them in one stack and creating them again in another.",
  );
}

/** The block that removes a customer from a state without changing the live customer. */
function forget({ resource }: ExpressCustomer): unknown {
  return {
    from: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
    lifecycle: { destroy: false },
  };
}
