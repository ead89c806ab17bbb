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
    for (const field of Object.keys(customer))
      expect(
        expressCustomerSchema.safeParse({ ...customer, [field]: undefined })
          .success,
      ).toBe(false);
  });

  test("loses fields that the contract does not have", () => {
    expect(expressCustomerSchema.parse({ ...customer, plan: "gold" })).toEqual(
      customer,
    );
  });

  test.each([[undefined], [null], [{}], [{ owner: "platform" }]])(
    "may have the metadata %j",
    (metadata) => {
      expect(
        expressCustomerSchema.parse({ ...customer, metadata }).metadata,
      ).toEqual(metadata);
    },
  );

  test.each([[[]], ["text"], [{ owner: 1 }]])(
    "cannot have the metadata %j",
    (metadata) => {
      expect(
        expressCustomerSchema.safeParse({ ...customer, metadata }).success,
      ).toBe(false);
    },
  );

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
