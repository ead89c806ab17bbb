import { describe, expect, test } from "@jest/globals";
import {
  decide,
  type Namesake,
} from "../../../../../src/provider/express-customer/takeover/decide";

/** Customers whose names say how they relate to the state. It has refreshed those that it holds, too. */
const namesakes = (found: readonly string[]): Namesake<string>[] =>
  found.map((customer) => ({
    customer,
    isHeld: customer.startsWith("held"),
    isManaged: !customer.startsWith("stranger"),
  }));

describe("with on_existing = create, a new customer is created beside", () => {
  test.each([
    { found: [], unmanaged: [] },
    { found: ["held"], unmanaged: [] },
    { found: ["managed"], unmanaged: [] },
    {
      found: ["held", "stranger", "managed", "stranger2"],
      unmanaged: ["stranger", "stranger2"],
    },
  ])("$found", ({ found, unmanaged }) => {
    expect(decide("create", namesakes(found))).toEqual({
      kind: "create",
      unmanaged,
    });
  });
});

describe.each(["adopt", "fail"] as const)(
  "with on_existing = %s,",
  (policy) => {
    test("a name that no customer has is created", () => {
      expect(decide(policy, [])).toEqual({ kind: "create", unmanaged: [] });
    });

    test.each([
      { found: ["managed"], customer: "managed" },
      { found: ["managed", "stranger"], customer: "managed" },
      ...(policy === "adopt"
        ? [{ found: ["stranger"], customer: "stranger" }]
        : []),
    ])("$found: takes $customer over", ({ found, customer }) => {
      expect(decide(policy, namesakes(found))).toEqual({
        kind: "take over",
        customer,
      });
    });

    const others = policy === "adopt" ? "several" : "exists";
    test.each([
      { found: ["held"], reason: "held", customers: ["held"] },
      { found: ["held", "stranger"], reason: "held", customers: ["held"] },
      {
        found: ["managed", "managed2"],
        reason: "several",
        customers: ["managed", "managed2"],
      },
      {
        found: ["stranger", "stranger2"],
        reason: others,
        customers: ["stranger", "stranger2"],
      },
      ...(policy === "fail"
        ? [{ found: ["stranger"], reason: "exists", customers: ["stranger"] }]
        : []),
    ])("$found: the plan fails, $reason", ({ found, reason, customers }) => {
      expect(decide(policy, namesakes(found))).toEqual({
        kind: "fail",
        reason,
        customers,
      });
    });
  },
);
