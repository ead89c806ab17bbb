import { describe, expect, test } from "@jest/globals";
import { TerraformStack, Testing, Token } from "cdktf";
import * as z from "zod/mini";
import { AvaraProvider } from "../../../../src/constructs/avara-provider";
import {
  ExpressCustomerStacks,
  type ExpressCustomerStacksProps,
} from "../../../../src/constructs/stacks/express-customer-stacks";
import { PropsError } from "../../../../src/constructs/props/props-error";

const configureStack = (stack: TerraformStack): void => {
  new AvaraProvider(stack, "avara");
};

const token = Token.asNumber({ resolve: () => 2 });

const none = { customers: {}, configureStack };

const spread = (props: ExpressCustomerStacksProps) =>
  new ExpressCustomerStacks(Testing.app(), "clinics", props);

const spreadOver = (
  stackCount: number,
  customers: ExpressCustomerStacksProps["customers"],
  formerStackCount = stackCount,
) => spread({ customers, configureStack, stackCount, formerStackCount });

function createCustomers(keys: readonly string[]) {
  return Object.fromEntries(keys.map((key) => [key, { name: `Of ${key}` }]));
}

function numberedKeys(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `clinic-${index}`);
}

/** The name of each customer's stack, by the customer's key. */
function placementOf({ customers }: ExpressCustomerStacks) {
  return new Map(
    [...customers].map(([key, customer]) => [
      key,
      TerraformStack.of(customer).node.id,
    ]),
  );
}

const configurationSchema = z.object({
  resource: z._default(
    z.object({ avara_express_customer: z.record(z.string(), z.unknown()) }),
    { avara_express_customer: {} },
  ),
  removed: z._default(z.array(z.unknown()), []),
});

/** The customers that a stack declares and removes. Runs all validations. */
function synthesize(stack: TerraformStack) {
  const { resource, removed } = configurationSchema.parse(
    JSON.parse(Testing.synth(stack, true)),
  );
  return { declared: resource.avara_express_customer, removed };
}

test("a customer's stack and address depend only on its key", () => {
  const keys = numberedKeys(12);
  const placement = placementOf(spreadOver(4, createCustomers(keys)));
  for (const key of keys)
    expect(placementOf(spreadOver(4, createCustomers([key]))).get(key)).toBe(
      placement.get(key),
    );
  const { stacks } = spreadOver(4, createCustomers(["lakeside"]));
  expect(
    stacks.map((stack) => Object.keys(synthesize(stack).declared)),
  ).toEqual([[], [], ["lakeside"], []]);
});

describe("the stacks", () => {
  test("are each configured once, with their numbers", () => {
    const configured: unknown[] = [];
    const { stacks } = spread({
      customers: {},
      stackCount: 2,
      configureStack: (stack, index) => {
        configured.push([stack, index]);
      },
    });
    expect(configured).toEqual(stacks.map((stack, index) => [stack, index]));
    expect(stacks.map((stack) => stack.node.id)).toEqual([
      "clinics-0",
      "clinics-1",
    ]);
  });

  test.each([
    [1, undefined, 1],
    [1000, undefined, 1],
    [1001, undefined, 2],
    [10_000, undefined, 10],
    [100, 30, 4],
  ])(
    "for a capacity of %d in stacks of %s are %d",
    (capacity, customersPerStack, stackCount) => {
      const { stacks } = spread({
        ...none,
        capacity,
        ...(customersPerStack && { customersPerStack }),
      });
      expect(stacks).toHaveLength(stackCount);
    },
  );

  test("cannot be made of a prop that does not exist", () => {
    const props = { ...none, stackCount: 4, formerStackcount: 2 };
    expect(() => spread(props)).toThrow(
      'received "formerStackcount". Did you mean "formerStackCount"?',
    );
  });

  test.each([
    ["capacity", { capacity: 0 }, "0"],
    ["stackCount", { stackCount: 0 }, "0"],
    ["stackCount", { stackCount: 1.5 }, "1.5"],
    ["stackCount", { stackCount: Number.NaN }, "NaN"],
    ["stackCount", { stackCount: token }, String(token)],
    ["customersPerStack", { stackCount: 4, customersPerStack: -1 }, "-1"],
    ["formerStackCount", { stackCount: 4, formerStackCount: 0 }, "0"],
  ])("cannot be made of %s in %j", (prop, props, received) => {
    expect(() => spread({ ...none, ...props })).toThrow(
      new PropsError("clinics", [
        { prop, received, expected: "a whole number of at least 1" },
      ]),
    );
  });
});

describe("a stack that has too many customers", () => {
  const warningsOf = (count: number) => {
    const { stacks } = spread({
      customers: createCustomers(numberedKeys(count)),
      configureStack,
      stackCount: 1,
      customersPerStack: 16,
    });
    return stacks.flatMap(({ node }) => node.metadata);
  };

  test("has a warning that says what to do", () => {
    expect(warningsOf(29)).toMatchObject([
      {
        type: "@cdktf/warn",
        data: expect.stringMatching(
          /^This stack has 29 customers, .* about 16\. Raise the number of stacks, .* formerStackCount/,
        ),
      },
    ]);
  });

  test("has no warning for statistical variation", () => {
    expect(warningsOf(28)).toEqual([]);
  });
});

describe("when the number of stacks changes", () => {
  const customers = createCustomers(numberedKeys(40));
  const before = placementOf(spreadOver(4, customers));

  test.each([5, 3])(
    "from 4 to %d, stacks that lose customers remove them from the state, and stacks that gain them adopt them",
    (stackCount) => {
      const after = placementOf(spreadOver(stackCount, customers));
      const { stacks } = spreadOver(stackCount, customers, 4);
      expect(stacks).toHaveLength(Math.max(stackCount, 4));
      for (const stack of stacks) {
        const { id } = stack.node;
        const held = [...after.keys()].filter((key) => after.get(key) === id);
        const lost = [...before.keys()].filter(
          (key) => before.get(key) === id && after.get(key) !== id,
        );
        expect(synthesize(stack)).toEqual({
          declared: Object.fromEntries(
            held.map((key) => [
              key,
              before.get(key) === id
                ? expect.not.objectContaining({ on_existing: "adopt" })
                : expect.objectContaining({ on_existing: "adopt" }),
            ]),
          ),
          removed: lost.map((key) => ({
            from: `avara_express_customer.${key}`,
            lifecycle: { destroy: false },
          })),
        });
      }
      expect(after).not.toEqual(before);
    },
  );

  test("without the former number, no customer is moved", () => {
    const { stacks } = spread({ customers, configureStack, stackCount: 5 });
    for (const stack of stacks) {
      const { declared, removed } = synthesize(stack);
      expect(JSON.stringify(declared)).not.toContain("adopt");
      expect(removed).toEqual([]);
    }
  });
});
