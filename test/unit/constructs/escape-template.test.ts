import { describe, expect, test } from "@jest/globals";
import { TerraformVariable } from "cdktf";
import fc from "../../support/fast-check";
import { ExpressCustomer } from "../../../src/constructs/express-customer";
import { evaluateTemplate } from "../../support/hcl/evaluate-template";
import { synthesize } from "../../support/cdktf/synthesize";

/** Synthesizes a customer of this name; `{token}` in it becomes a token. */
function synthesizedName(parts: readonly string[]): unknown {
  const { customers } = synthesize((stack) => {
    const variable = new TerraformVariable(stack, "site", { type: "string" });
    new ExpressCustomer(stack, "a", {
      name: parts
        .map((part) => (part === "{token}" ? variable.stringValue : part))
        .join(""),
    });
  });
  return customers.a?.name;
}

/** Texts of the signs that templates are made of. */
const hostileText = fc
  .array(
    fc.constantFrom("$", "%", "{", "}", '"', "\\", "~", "\n", "a", "é", "👩‍⚕️"),
    { minLength: 1, maxLength: 8 },
  )
  .map((signs) => signs.join(""))
  .filter((text) => text.trim() !== "");

describe("a text in a stack", () => {
  test.each([
    ["Lakeside", "Lakeside"],
    ["100 %", "100 %"],
    ["$5", "$5"],
    ["${site}", "$${site}"],
    ["%{ if true }", "%%{ if true }"],
    ["$${site}", "$$${site}"],
    ["${", "$${"],
    ['"quoted" \\ and\nbroken', '"quoted" \\ and\nbroken'],
    ["1e5", "1e5"],
  ])("%j is written as %j", (name, written) => {
    expect(synthesizedName([name])).toBe(written);
  });

  test.each([
    [["{token}"], "${var.site}"],
    [["Clinic ", "{token}"], "Clinic ${var.site}"],
    [["{token}", "{token}"], "${var.site}${var.site}"],
    [["%{", "{token}"], "%%{${var.site}"],
    [["${", "{token}", "}"], '${"$"}{${var.site}}'],
    [["$", "{token}"], '${"$"}${var.site}'],
    [["{token}", "$$"], '${var.site}${"$$"}'],
  ])("beside a token, %j is written as %s", (parts, written) => {
    expect(synthesizedName(parts)).toBe(written);
  });

  test("arrives unchanged, whatever it contains", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(evaluateTemplate(String(synthesizedName([text])))).toBe(text);
      }),
    );
  });

  test("arrives unchanged beside tokens, and the tokens are evaluated", () => {
    const anyParts = fc.array(fc.oneof(hostileText, fc.constant("{token}")), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(anyParts, (parts) => {
        expect(
          evaluateTemplate(String(synthesizedName(parts)), {
            "var.site": "<site>",
          }),
        ).toBe(
          parts.map((part) => (part === "{token}" ? "<site>" : part)).join(""),
        );
      }),
    );
  });
});

describe("metadata in a stack", () => {
  test("is escaped entry by entry, keys included", () => {
    const { customers } = synthesize((stack) => {
      const variable = new TerraformVariable(stack, "site", { type: "string" });
      new ExpressCustomer(stack, "a", {
        name: "A",
        metadata: {
          "${key}": "%{value}",
          token: variable.stringValue,
          [`x-${variable.stringValue}`]: `${variable.stringValue}-%{`,
        },
      });
    });
    expect(customers.a?.metadata).toEqual({
      "$${key}": "%%{value}",
      token: "${var.site}",
      "x-${var.site}": "${var.site}-%%{",
    });
  });

  test("that is a token stays one, and so does a list of its keys", () => {
    const { customers } = synthesize((stack) => {
      const { resource } = new ExpressCustomer(stack, "a", { name: "A" });
      new ExpressCustomer(stack, "b", {
        name: "B",
        metadata: resource.metadata,
        ignoreMetadataKeys: resource.ignoreMetadataKeys,
      });
    });
    const a = "avara_express_customer.a";
    expect(customers.b).toMatchObject({
      metadata: `\${${a}.metadata}`,
      ignore_metadata_keys: `\${tolist(${a}.ignore_metadata_keys)}`,
    });
  });
});
