import { describe, expect, test } from "@jest/globals";
import fc from "../../../support/fast-check";
import { assignKeys } from "../../../../src/cli/adopt/assign-keys";
import { sampleCustomer } from "../../../support/api/sample-customer";
import { newYearMs } from "../../../support/fake-clock";
import { keylessNames, nameKeys } from "../../../support/name-keys";
import { anyText } from "../../../support/any-text";

/** A customer with a higher number is younger. */
const customer = (
  number: number,
  name: string,
  createdAt: string | null = new Date(newYearMs + number * 1000).toISOString(),
) => sampleCustomer(number, { expressCustomerName: name, createdAt });

function keysOf(...names: readonly string[]): readonly string[] {
  const customers = names.map((name, index) => customer(index, name));
  return [...assignKeys(customers, { separator: "-" }).values()];
}

describe("a key", () => {
  test.each([
    ...nameKeys,
    ...keylessNames.map((name) => [name, "customer-00000000"] as const),
    ["3rd Avenue", "customer-3rd-avenue"],
    ["x".repeat(61), "x".repeat(60)],
    [`${"x".repeat(59)} yes`, "x".repeat(59)],
  ])("of %j is %s", (name, key) => {
    expect(keysOf(name)).toEqual([key]);
  });

  test("has underscores in HCL", () => {
    const keys = assignKeys([customer(1, "St. Anne")], { separator: "_" });
    expect([...keys.values()]).toEqual(["st_anne"]);
  });

  test("that several names make goes to the oldest; the others get the ends of their ids", () => {
    expect(keysOf("Alpha", "alpha", "ALPHA!")).toEqual([
      "alpha",
      "alpha-00000001",
      "alpha-00000002",
    ]);
  });

  test("with the end of an id is not used if another name makes it", () => {
    expect(keysOf("Alpha", "Alpha 00000002", "alpha")).toEqual([
      "alpha",
      "alpha-00000002",
      "alpha-00000002-00000002",
    ]);
  });

  test("that is reserved is given to no customer", () => {
    const options = { separator: "-", reserved: ["avara"] } as const;
    expect([...assignKeys([customer(1, "Avara")], options).values()]).toEqual([
      "avara-00000001",
    ]);
  });

  test("that a customer already has stays, even if the customer has another name now", () => {
    const keys = assignKeys(
      [customer(1, "Beta"), customer(2, "Alpha"), customer(3, "Avara")],
      {
        separator: "-",
        reserved: ["avara"],
        known: new Map([
          [customer(1, "").expressCustomerId, "alpha"],
          [customer(3, "").expressCustomerId, "avara"],
        ]),
      },
    );
    expect([...keys.values()].sort()).toEqual([
      "alpha",
      "alpha-00000002",
      "avara",
    ]);
  });

  test.each([null, "long ago"])(
    "of a customer created at %j ends with its id, because it is not known which customer is older",
    (createdAt) => {
      const keys = assignKeys([customer(1, "Alpha", createdAt)], {
        separator: "-",
      });
      expect([...keys.values()]).toEqual(["alpha-00000001"]);
    },
  );
});

test("all keys differ, Terraform accepts them, and neither the order nor later customers change them", () => {
  const name = fc.oneof(
    anyText({ minLength: 1 }),
    fc.constantFrom("Alpha", "alpha", "Beta", "Beta 1", "病院", "1", "avara"),
  );
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 1, maxLength: 30 }),
      fc.nat(),
      (names, number) => {
        const customers = names.map((text, index) => customer(index, text));
        const options = { separator: "-", reserved: ["avara"] } as const;
        const keys = assignKeys([...customers].reverse(), options);
        expect(new Set(keys.values()).size).toBe(names.length);
        for (const key of keys.values())
          expect(key).toMatch(/^[a-z][a-z0-9-]*$/);
        const older = customers.slice(0, number % names.length);
        for (const [id, key] of assignKeys(older, options))
          expect(keys.get(id)).toBe(key);
      },
    ),
  );
});

test("known keys stay as they are, and all differ, even if the names change", () => {
  const name = fc.constantFrom("Alpha", "alpha", "Beta", "Beta 1", "病院", "1");
  fc.assert(
    fc.property(
      fc.array(fc.tuple(name, name, fc.boolean()), {
        minLength: 1,
        maxLength: 20,
      }),
      (renamings) => {
        const before = renamings.map(([first], index) =>
          customer(index, first),
        );
        const after = renamings.map(([, later], index) =>
          customer(index, later),
        );
        const known = new Map(
          [...assignKeys(before, { separator: "-" })].filter(
            (_pair, index) => renamings[index]?.[2],
          ),
        );
        const keys = assignKeys(after, { separator: "-", known });
        expect(new Set(keys.values()).size).toBe(after.length);
        for (const [id, key] of known) expect(keys.get(id)).toBe(key);
      },
    ),
  );
});
