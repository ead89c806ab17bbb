import { describe, expect, test } from "@jest/globals";
import {
  classify,
  decide,
  type Namesake,
} from "../../../../src/provider/express-customer/takeover";

const namesakes = (text: string): Namesake<string>[] =>
  text
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => ({
      customer: word,
      standing: word.startsWith("held")
        ? "held"
        : word.startsWith("managed")
          ? "managed"
          : "unmanaged",
    }));

describe("with on_existing = create, a new customer is created beside", () => {
  test.each([
    { found: "", unmanaged: [] },
    { found: "held", unmanaged: [] },
    { found: "managed", unmanaged: [] },
    {
      found: "held stranger managed stranger2",
      unmanaged: ["stranger", "stranger2"],
    },
  ])("$found", ({ found, unmanaged }) => {
    expect(decide("create", namesakes(found))).toEqual({
      kind: "create",
      unmanaged,
    });
  });
});

describe("with on_existing = adopt,", () => {
  test("a name that no customer has is created", () => {
    expect(decide("adopt", [])).toEqual({ kind: "create", unmanaged: [] });
  });

  test.each([
    { found: "stranger", customer: "stranger" },
    { found: "managed", customer: "managed" },
    { found: "managed stranger", customer: "managed" },
  ])("$found: takes $customer over", ({ found, customer }) => {
    expect(decide("adopt", namesakes(found))).toEqual({
      kind: "take over",
      customer,
    });
  });

  test.each([
    { found: "held", reason: "held", customers: ["held"] },
    { found: "held stranger", reason: "held", customers: ["held"] },
    {
      found: "stranger stranger2",
      reason: "several",
      customers: ["stranger", "stranger2"],
    },
    {
      found: "managed managed2",
      reason: "several",
      customers: ["managed", "managed2"],
    },
  ])("$found: the plan fails, $reason", ({ found, reason, customers }) => {
    expect(decide("adopt", namesakes(found))).toEqual({
      kind: "fail",
      reason,
      customers,
    });
  });
});

describe("with on_existing = fail,", () => {
  test("a name that no customer has is created", () => {
    expect(decide("fail", [])).toEqual({ kind: "create", unmanaged: [] });
  });

  test("the customer of a tainted object is taken over", () => {
    expect(decide("fail", namesakes("managed stranger"))).toEqual({
      kind: "take over",
      customer: "managed",
    });
  });

  test.each([
    { found: "stranger", reason: "exists", customers: ["stranger"] },
    {
      found: "stranger stranger2",
      reason: "exists",
      customers: ["stranger", "stranger2"],
    },
    { found: "held", reason: "held", customers: ["held"] },
    {
      found: "managed managed2",
      reason: "several",
      customers: ["managed", "managed2"],
    },
  ])("$found: the plan fails, $reason", ({ found, reason, customers }) => {
    expect(decide("fail", namesakes(found))).toEqual({
      kind: "fail",
      reason,
      customers,
    });
  });
});

test.each([
  [true, true, "held"],
  [true, false, "held"],
  [false, true, "managed"],
  [false, false, "unmanaged"],
] as const)(
  "a customer that is held (%s) or managed (%s) is %s",
  (isHeld, isManaged, standing) => {
    expect(classify(isHeld, isManaged)).toBe(standing);
  },
);
