import { expect, test } from "@jest/globals";
import type * as z from "zod/mini";
import {
  createExpressCustomerSchema,
  expressCustomerPageSchema,
} from "../../../src/api/express-customer";
import { describeShapeProblem } from "../../../src/client/shape-problem";
import { customer } from "./fake-api";

function problem(schema: z.ZodMiniType, value: unknown): string | undefined {
  const { error } = schema.safeParse(value);
  return error && describeShapeProblem(error, value);
}

test.each<[unknown, string]>([
  [null, "expected object, received null"],
  [[], "expected object, received array"],
  [{}, "expressCustomerName: expected string, received nothing"],
  [
    { expressCustomerName: "" },
    "expressCustomerName: expected at least 1 characters",
  ],
  [
    { expressCustomerName: "a", metadata: { key: 1 } },
    "metadata: expected a map of strings",
  ],
])("says what is wrong with %j", (value, expected) => {
  expect(problem(createExpressCustomerSchema, value)).toBe(expected);
});

test("names the place in a page, and only some of many", () => {
  const expressCustomers = [
    customer(1),
    ...[2, 3, 4, 5].map((number) => ({ ...customer(number), userCount: "0" })),
  ];
  expect(
    problem(expressCustomerPageSchema, { expressCustomers, hasMore: false }),
  ).toBe(
    "expressCustomers[1].userCount: expected number, received string; " +
      "expressCustomers[2].userCount: expected number, received string; " +
      "expressCustomers[3].userCount: expected number, received string; 1 more",
  );
});

test("names the form of an id, and never the value", () => {
  expect(
    problem(expressCustomerPageSchema, {
      expressCustomers: [{ ...customer(1), expressCustomerId: "hunter22" }],
      hasMore: false,
    }),
  ).toBe(
    "expressCustomers[0].expressCustomerId: expected the form /^cus_[0-9a-f]{32}$/i",
  );
});
