import { Annotations, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { assignStack } from "./assign-stack";
import { ExpressCustomer } from "./express-customer";
import type { ExpressCustomerProps } from "./customer/props";
import { describeReceived } from "../text/quote";
import { PropsError } from "./props-error";

/** How many stacks there are: as many as a capacity takes, or a number. */
type StackCountProps =
  | {
      /** How many customers the set may grow to; a stack for each `customersPerStack` of them is made at once. */
      readonly capacity: number;
      readonly stackCount?: undefined;
    }
  | {
      /** The number of stacks, at least 1. */
      readonly stackCount: number;
      readonly capacity?: undefined;
    };

/** Customers to be spread, and the stacks to spread them over. */
export type ExpressCustomerStacksProps = StackCountProps & {
  /**
   * The customers by their keys. A key decides the stack, and is the construct's id there: a customer of
   * another key is another customer. The order has no meaning.
   */
  readonly customers: Readonly<Record<string, ExpressCustomerProps>>;
  /**
   * Gives a stack its provider and its backend. Called once for each stack, before its customers are made.
   * `stack.node.id` tells the stacks apart.
   */
  readonly configureStack: (stack: TerraformStack, index: number) => void;
  /**
   * How many customers a stack is meant to hold. By chance it holds some more or some less; one that
   * holds far more has a warning when it is synthesized.
   * @default 1000, up to which Terraform's time grows in proportion
   */
  readonly customersPerStack?: number;
  /**
   * The number of stacks of the deployment before, while it is being changed. The customers whose stack
   * changes are handed over: the old stack forgets them, the new one adopts them by their names, and
   * nothing happens to the live ones. To be removed when all stacks are deployed.
   * @default no customer is handed over
   */
  readonly formerStackCount?: number;
};

/**
 * Spreads customers over stacks, which can be planned and deployed side by side, each with a state of its
 * own. Which customer is in which stack depends on its key and the number of stacks alone, so that adding
 * and removing customers moves no other. The stacks are named `<id>-0`, `<id>-1` and so on.
 */
export class ExpressCustomerStacks extends Construct {
  /**
   * All stacks in the order of their numbers, those included that hold no customer (any more): what is
   * left in their states is only destroyed where the stack is still deployed.
   */
  readonly stacks: readonly TerraformStack[];
  /** The customers by their keys. */
  readonly customers: ReadonlyMap<string, ExpressCustomer>;

  /**
   * @throws {PropsError} when a number is no whole one of at least 1, or a customer's prop has a value
   *   that is not allowed
   */
  constructor(scope: Construct, id: string, props: ExpressCustomerStacksProps) {
    super(scope, id);
    const { customersPerStack = 1000, configureStack } = props;
    const stackCount =
      props.stackCount ?? Math.ceil(props.capacity / customersPerStack);
    const { formerStackCount = stackCount } = props;
    checkCounts(this.node.path, {
      customersPerStack,
      ...(props.capacity === undefined
        ? { stackCount }
        : { capacity: props.capacity }),
      ...(props.formerStackCount !== undefined && { formerStackCount }),
    });
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

function checkCounts(path: string, counts: Record<string, number>): void {
  const problems = Object.entries(counts)
    .filter(([, count]) => !Number.isSafeInteger(count) || count < 1)
    .map(([prop, count]) => ({
      prop,
      received: describeReceived(count),
      expected: "a whole number of at least 1",
    }));
  if (problems.length > 0) throw new PropsError(path, problems);
}

/** Chance alone hardly ever takes a stack beyond three standard deviations. */
function warnOfGrowth(
  stack: TerraformStack,
  held: number,
  customersPerStack: number,
): void {
  if (held <= customersPerStack + 3 * Math.sqrt(customersPerStack)) return;
  Annotations.of(stack).addWarning(
    `This stack holds ${held} customers, and is meant to hold about ${customersPerStack}. ` +
      "Raise the number of stacks, and give the number until now as formerStackCount for one deployment of all stacks: " +
      "customers are handed over then, rather than deactivated in one stack and created once more in another.",
  );
}

/** The block that takes a customer out of a state and leaves the live one alone. */
function forget({ resource }: ExpressCustomer): unknown {
  return {
    from: `${resource.terraformResourceType}.${resource.friendlyUniqueId}`,
    lifecycle: { destroy: false },
  };
}
