import { describe, expect, test } from "@jest/globals";
import {
  createExpressCustomerSchema,
  expressCustomerPageSchema,
  expressCustomerSchema,
  membershipChangeSchema,
  updateExpressCustomerSchema,
} from "../../../src/api/express-customer";

const customer = {
  expressCustomerId: `cus_${"0".repeat(32)}`,
  expressCustomerName: "Lakeside",
  isActive: true,
  userCount: 0,
};

describe("a customer", () => {
  test("needs only an id, a name, whether it is active and a number of users", () => {
    expect(expressCustomerSchema.parse(customer)).toEqual(customer);
  });

  test("loses fields that the contract does not have", () => {
    expect(expressCustomerSchema.parse({ ...customer, plan: "gold" })).toEqual(
      customer,
    );
  });

  const values = [undefined, null, 7, "x", true, [], {}];
  test.each([
    { field: "expressCustomerId", allowed: [] },
    { field: "expressCustomerName", allowed: ["x"] },
    { field: "isActive", allowed: [true] },
    { field: "userCount", allowed: [7] },
    { field: "createdAt", allowed: [undefined, null, "x"] },
    { field: "updatedAt", allowed: [undefined, null, "x"] },
    { field: "createdByApiKeyId", allowed: [undefined, null, "x"] },
    { field: "createdByUserId", allowed: [undefined, null, "x"] },
    { field: "metadata", allowed: [undefined, null, {}] },
  ])("may have, of all values, for $field: $allowed", ({ field, allowed }) => {
    const accepted = values.filter(
      (value) =>
        expressCustomerSchema.safeParse({ ...customer, [field]: value })
          .success,
    );
    expect(accepted).toEqual(allowed);
  });

  test.each([
    { expressCustomerName: "" },
    { expressCustomerId: "../../x" },
    { userCount: -1 },
    { userCount: 0.5 },
    { userCount: Infinity },
    { metadata: { owner: "a", tier: 1 } },
  ])("cannot have %j", (fields) => {
    const parsed = expressCustomerSchema.safeParse({ ...customer, ...fields });
    expect(parsed.success).toBe(false);
  });

  test("keeps a metadata key named __proto__", () => {
    const metadata = Object.fromEntries([["__proto__", "x"]]);
    const parsed = expressCustomerSchema.parse({ ...customer, metadata });
    expect(JSON.stringify(parsed.metadata)).toBe('{"__proto__":"x"}');
  });
});

test.each([[undefined], [null], ["next"]])(
  "a page may have the cursor %j",
  (cursor) => {
    const page = { expressCustomers: [customer], hasMore: false, cursor };
    expect(expressCustomerPageSchema.safeParse(page).success).toBe(true);
  },
);

test.each([
  { hasMore: false },
  { expressCustomers: [], hasMore: "yes" },
  { expressCustomers: [{ ...customer, isActive: 1 }], hasMore: false },
])("%j is not a page", (page) => {
  expect(expressCustomerPageSchema.safeParse(page).success).toBe(false);
});

test("only an update can clear the metadata, and only a create needs a name", () => {
  expect(
    updateExpressCustomerSchema.safeParse({ metadata: null }).success,
  ).toBe(true);
  expect(updateExpressCustomerSchema.safeParse({}).success).toBe(true);
  expect(createExpressCustomerSchema.safeParse({}).success).toBe(false);
  expect(
    createExpressCustomerSchema.safeParse({
      expressCustomerName: "A",
      metadata: null,
    }).success,
  ).toBe(false);
});

test("a change of a membership reports success or failure", () => {
  expect(membershipChangeSchema.safeParse({ success: false }).success).toBe(
    true,
  );
  expect(membershipChangeSchema.safeParse({}).success).toBe(false);
});
