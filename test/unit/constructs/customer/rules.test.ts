import { describe, expect, test } from "@jest/globals";
import { Token } from "cdktf";
import type { ExpressCustomerProps } from "../../../../src/constructs/customer/props";
import { expressCustomerRules } from "../../../../src/constructs/customer/rules";
import { findProblems } from "../../../../src/constructs/props-rules";

/** Props as they come from JavaScript, or from data of an unexpected type. */
function untyped(props: Readonly<Record<string, unknown>>) {
  return props as unknown as ExpressCustomerProps;
}

function metadataOf(pairs: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: pairs }, (_, index) => [`key-${index}`, "value"]),
  );
}

const token = Token.asString({ resolve: () => "later" });

describe("props that are allowed", () => {
  test.each<[string, ExpressCustomerProps]>([
    ["a name of one character", { name: "A" }],
    ["an emoji for a name", { name: "🏥" }],
    ["a token for a name", { name: token }],
    ["50 pairs of metadata", { name: "A", metadata: metadataOf(50) }],
    [
      "keys of 100 and values of 1000 characters",
      { name: "A", metadata: { ["🏥".repeat(100)]: "🏥".repeat(1000) } },
    ],
    [
      "tokens in keys and values",
      { name: "A", metadata: { [token]: token + "a".repeat(1000) } },
    ],
    [
      "ignored keys beside others, and tokens",
      {
        name: "A",
        metadata: { team: "a" },
        ignoreMetadataKeys: ["teams", "billing/*", token],
      },
    ],
    ["an inactive customer", { name: "A", active: false }],
    ["a token for active", { name: "A", active: Token.asAny(true) }],
    ["policies", { name: "A", deletionPolicy: "abandon", onExisting: "adopt" }],
    [
      "tokens for policies",
      {
        name: "A",
        deletionPolicy: Token.asAny("abandon"),
        onExisting: Token.asAny("adopt"),
      },
    ],
  ])("%s", (_, props) => {
    expect(findProblems(props, expressCustomerRules)).toEqual([]);
  });
});

describe("props that are not allowed", () => {
  test.each<[Record<string, unknown>, string, string, string]>([
    [
      { name: "" },
      "name",
      '""',
      "a string of at least 1 character that is not blank",
    ],
    [
      { name: " \u00a0" },
      "name",
      '" \u00a0"',
      "a string of at least 1 character that is not blank",
    ],
    [
      { name: undefined },
      "name",
      "undefined",
      "a string of at least 1 character that is not blank",
    ],
    [{ active: "false" }, "active", '"false"', "true or false"],
    [{ metadata: ["a"] }, "metadata", "a list", "a map of strings"],
    [{ metadata: null }, "metadata", "null", "a map of strings"],
    [
      { metadata: metadataOf(51) },
      "metadata",
      "51 pairs",
      "a map of at most 50 pairs",
    ],
    [
      { metadata: { beds: 12 } },
      'metadata["beds"]',
      "12",
      "a string of at most 1000 characters",
    ],
    [
      { metadata: { region: undefined } },
      'metadata["region"]',
      "undefined",
      "a string of at most 1000 characters",
    ],
    [
      { metadata: { note: "n".repeat(1001) } },
      'metadata["note"]',
      `"${"n".repeat(80)}"… (1001 characters)`,
      "a string of at most 1000 characters",
    ],
    [
      { metadata: { ["k".repeat(101)]: "v" } },
      `the key of metadata["${"k".repeat(80)}"… (101 characters)]`,
      `"${"k".repeat(80)}"… (101 characters)`,
      "of at most 100 characters",
    ],
    [
      { metadata: JSON.parse('{ "__proto__": "v" }') },
      'the key of metadata["__proto__"]',
      '"__proto__"',
      "a key other than __proto__, which CDKTF would lose",
    ],
    [
      { metadata: { "caf\u00e9": "a", "cafe\u0301": "b" } },
      'the key of metadata["cafe\u0301"]',
      '"cafe\u0301"',
      "a key that differs from the others after Unicode normalization, which Terraform does",
    ],
    [
      { ignoreMetadataKeys: "note" },
      "ignoreMetadataKeys",
      '"note"',
      "a list of strings",
    ],
    [
      { ignoreMetadataKeys: [token, "*ing"] },
      "ignoreMetadataKeys[1]",
      '"*ing"',
      "a metadata key, or a prefix that ends with *",
    ],
    [
      { metadata: { team: "a" }, ignoreMetadataKeys: ["te*"] },
      "ignoreMetadataKeys",
      '"team"',
      "a key that is not in metadata",
    ],
    [
      { deletionPolicy: "delete" },
      "deletionPolicy",
      '"delete"',
      'one of "deactivate", "abandon", "prevent"',
    ],
    [
      { importId: "usr_1" },
      "importId",
      '"usr_1"',
      "the id of a customer, cus_ and 32 hexadecimal digits",
    ],
    [
      { onExisting: "" },
      "onExisting",
      '""',
      'one of "create", "adopt", "fail"',
    ],
  ])("%j", (props, prop, received, expected) => {
    expect(
      findProblems(untyped({ name: "A", ...props }), expressCustomerRules),
    ).toEqual([{ prop, received, expected }]);
  });

  test("are all reported; Terraform checks the tokens beside them", () => {
    const problems = findProblems(
      {
        name: "",
        metadata: { a: token, b: "b".repeat(1001), c: "c".repeat(1001) },
      },
      expressCustomerRules,
    );
    expect(problems.map(({ prop }) => prop)).toEqual([
      "name",
      'metadata["b"]',
      'metadata["c"]',
    ]);
  });
});

describe("a prop that does not exist", () => {
  const expected =
    'one of "name", "active", "metadata", "ignoreMetadataKeys", "deletionPolicy", "onExisting", "importId", "provider", "dependsOn", "lifecycle"';

  test.each([
    ["activ", { suggestion: "active" }],
    ["deletion_policy", { suggestion: "deletionPolicy" }],
    ["isActive", { suggestion: "active" }],
    ["count", {}],
  ])("%s is a problem", (prop, suggestion) => {
    expect(
      findProblems(untyped({ name: "A", [prop]: "x" }), expressCustomerRules),
    ).toEqual([
      {
        prop: "a prop",
        expected,
        received: JSON.stringify(prop),
        ...suggestion,
      },
    ]);
  });

  test("is none if it is undefined", () => {
    const props = untyped({ name: "A", count: undefined });
    expect(findProblems(props, expressCustomerRules)).toEqual([]);
  });
});
