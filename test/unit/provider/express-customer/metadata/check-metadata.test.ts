import { describe, expect, test } from "@jest/globals";
import { unknownValue } from "../../../../../src/framework/schema/values";
import {
  checkDeclaredKeys,
  checkMerged,
} from "../../../../../src/provider/express-customer/metadata/check-metadata";
import { ignoring } from "../../../../../src/provider/express-customer/metadata/ignored-keys";

const team = new Map([["team", "a"]]);

describe("one block", () => {
  const check = (
    declared: Parameters<typeof checkDeclaredKeys>[1],
    ignore_metadata_keys: Parameters<
      typeof checkDeclaredKeys
    >[2]["ignore_metadata_keys"],
  ) => {
    checkDeclaredKeys("metadata", declared, { ignore_metadata_keys });
  };

  test("must not declare and ignore the same key", () => {
    expect(() => {
      check(team, ["note", "te*"]);
    }).toThrow(
      /^The metadata key "team" is both declared and ignored: metadata declares it/,
    );
  });

  test("is not checked for what is not known yet, or absent", () => {
    check(team, unknownValue);
    check(team, [unknownValue, null]);
    check(team, null);
    check(unknownValue, ["*"]);
    check(null, ["*"]);
  });
});

describe("merged metadata is checked", () => {
  const pairs = (amount: number, prefix: string) =>
    new Map(
      Array.from({ length: amount }, (_, index) => [`${prefix}${index}`, "v"]),
    );

  test("for the number of pairs, with the customer's name", () => {
    const own = pairs(30, "own");
    const check = (defaults: number) => {
      checkMerged(new Map([...pairs(defaults, "default"), ...own]), {
        customer: '"Alpha"',
        own,
        ignored: ignoring([]),
      });
    };
    check(20);
    expect(() => {
      check(21);
    }).toThrow(
      'The customer "Alpha" has 30 pairs of its own, and with the provider\'s default_metadata 51. Allowed: at most 50.',
    );
  });

  test.each([
    ["metadata", team],
    ["default_metadata", new Map<string, string>()],
  ])("for ignored keys, which %s must not declare", (by, own) => {
    expect(() => {
      checkMerged(team, {
        customer: '"Alpha"',
        own,
        ignored: ignoring(["te*"]),
      });
    }).toThrow(new RegExp(`"team" is both declared and ignored: .*${by}`));
  });
});
