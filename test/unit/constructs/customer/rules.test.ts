import { describe, expect, test } from "@jest/globals";
import { Token } from "cdktf";
import type { ExpressCustomerProps } from "../../../../src/constructs/customer/props";
import { expressCustomerRules } from "../../../../src/constructs/customer/rules";
import { formatProblem } from "../../../../src/constructs/props/props-error";
import { findProblems } from "../../../../src/constructs/props/check-props";

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
  const problemsWith = (props: Readonly<Record<string, unknown>>) =>
    findProblems(untyped({ name: "A", ...props }), expressCustomerRules).map(
      (problem) => formatProblem("a", problem),
    );
  const name = "a string of at least 1 character that is not blank";
  const text = "a string of at most 1000 characters";
  const long = `"${"k".repeat(80)}"… (101 characters)`;

  test.each<[Record<string, unknown>, string]>([
    [{ name: "" }, `name must be ${name}; received "".`],
    [{ name: " \u00a0" }, `name must be ${name}; received " \u00a0".`],
    [{ name: undefined }, `name must be ${name}; received undefined.`],
    [{ active: "no" }, 'active must be true or false; received "no".'],
    [
      { metadata: ["a"] },
      "metadata must be a map of strings; received a list.",
    ],
    [{ metadata: null }, "metadata must be a map of strings; received null."],
    [
      { metadata: metadataOf(51) },
      "metadata must be a map of at most 50 pairs; received 51 pairs.",
    ],
    [
      { metadata: { beds: 12 } },
      `metadata["beds"] must be ${text}; received 12.`,
    ],
    [
      { metadata: { region: undefined } },
      `metadata["region"] must be ${text}; received undefined.`,
    ],
    [
      { metadata: { note: "n".repeat(1001) } },
      `metadata["note"] must be ${text}; received "${"n".repeat(80)}"… (1001 characters).`,
    ],
    [
      { metadata: { ["k".repeat(101)]: "v" } },
      `the key of metadata[${long}] must be of at most 100 characters; received ${long}.`,
    ],
    [
      { metadata: JSON.parse('{ "__proto__": "v" }') },
      'the key of metadata["__proto__"] must be a key other than __proto__, which CDKTF would lose; received "__proto__".',
    ],
    [
      { metadata: { "caf\u00e9": "a", "cafe\u0301": "b" } },
      'the key of metadata["cafe\u0301"] must be a key that differs from the others after Unicode normalization, which Terraform does; received "cafe\u0301".',
    ],
    [
      { ignoreMetadataKeys: "note" },
      'ignoreMetadataKeys must be a list of strings; received "note".',
    ],
    [
      { ignoreMetadataKeys: [token, "*ing"] },
      'ignoreMetadataKeys[1] must be a metadata key, or a prefix that ends with *; received "*ing".',
    ],
    [
      { metadata: { team: "a" }, ignoreMetadataKeys: ["te*"] },
      'ignoreMetadataKeys must be a key that is not in metadata; received "team".',
    ],
    [
      { deletionPolicy: "delete" },
      'deletionPolicy must be one of "deactivate", "abandon", "prevent"; received "delete".',
    ],
    [
      { importId: "usr_1" },
      'importId must be the id of a customer, cus_ and 32 hexadecimal digits; received "usr_1".',
    ],
    [
      { onExisting: "" },
      'onExisting must be one of "create", "adopt", "fail"; received "".',
    ],
  ])("%j", (props, message) => {
    expect(problemsWith(props)).toEqual([`a: ${message}`]);
  });

  test("are all reported; Terraform checks the tokens beside them", () => {
    expect(
      problemsWith({
        name: "",
        metadata: { a: token, b: "b".repeat(1001), c: "c".repeat(1001) },
      }),
    ).toEqual([
      expect.stringContaining("name"),
      expect.stringContaining('metadata["b"]'),
      expect.stringContaining('metadata["c"]'),
    ]);
  });

  test.each([
    ["activ", ' Did you mean "active"?'],
    ["deletion_policy", ' Did you mean "deletionPolicy"?'],
    ["isActive", ' Did you mean "active"?'],
    ["count", ""],
  ])("include %s, which does not exist", (prop, hint) => {
    expect(problemsWith({ [prop]: "x" })).toEqual([
      `a: a prop must be one of "name", "active", "metadata", "ignoreMetadataKeys", "deletionPolicy", "onExisting", "importId", "provider", "dependsOn", "lifecycle"; received "${prop}".${hint}`,
    ]);
    expect(problemsWith({ [prop]: undefined })).toEqual([]);
  });
});
