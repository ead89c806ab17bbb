import { describe, expect, test } from "@jest/globals";
import fc from "../../../../support/fast-check";
import * as estree from "prettier/plugins/estree";
import * as typescript from "prettier/plugins/typescript";
import { check } from "prettier/standalone";
import type { AdoptedCustomer } from "../../../../../src/cli/adopt/adopted-customer";
import { hcl } from "../../../../../src/cli/adopt/languages/hcl";
import { quoteText } from "../../../../../src/cli/adopt/languages/quote-text";
import { typeScript } from "../../../../../src/cli/adopt/languages/typescript";
import { anyText } from "../../../../support/any-text";

const customers: readonly AdoptedCustomer[] = [
  {
    key: "lakeside",
    customerId: `cus_${"1".repeat(32)}`,
    name: "Lakeside",
    isActive: true,
    metadata: [],
  },
  {
    key: "harbour-1",
    customerId: `cus_${"2".repeat(32)}`,
    name: "Harbour ${x} %{if}",
    isActive: false,
    metadata: [
      ["a b", "${y}"],
      ["for", "two\nlines"],
      ["region", "north"],
    ],
  },
];

test("HCL declares what is not the default, escapes templates, and imports at the end", () => {
  expect(hcl.format(customers)).toMatch(
    /^# Written by cdktf-avara adopt\. It replaces this file only while the declarations are unchanged: [0-9a-f]{16}\n\n/,
  );
  expect(hcl.format(customers).split("\n").slice(2).join("\n"))
    .toBe(`# Express customers that existed before they were declared here.

# cus_11111111111111111111111111111111
resource "avara_express_customer" "lakeside" {
  name = "Lakeside"
}

# cus_22222222222222222222222222222222
resource "avara_express_customer" "harbour-1" {
  name   = "Harbour $\${x} %%{if}"
  active = false

  metadata = {
    "a b"  = "$\${y}"
    "for"  = "two\\nlines"
    region = "north"
  }
}

# Needed for the first deployment only. Then delete this line and everything below it.

import {
  to = avara_express_customer.lakeside
  id = "cus_11111111111111111111111111111111"
}

import {
  to = avara_express_customer.harbour-1
  id = "cus_22222222222222222222222222222222"
}
`);
});

describe("TypeScript", () => {
  test("declares what is not the default, with texts as the construct takes them", () => {
    expect(typeScript.format(customers)).toContain(`
  // cus_11111111111111111111111111111111
  lakeside: {
    name: "Lakeside",
  },
  // cus_22222222222222222222222222222222
  "harbour-1": {
    name: "Harbour \${x} %{if}",
    active: false,
    metadata: {
      "a b": "\${y}",
      for: "two\\nlines",
      region: "north",
    },
  },
};
`);
  });

  test("lists the live customers at the end", () => {
    expect(typeScript.format(customers)).toMatch(
      /\n {2}lakeside: "cus_1{32}",\n {2}"harbour-1": "cus_2{32}",\n};\n$/,
    );
  });

  test("leaves no unused import if the end of the file is deleted", () => {
    const [kept = ""] = typeScript
      .format(customers)
      .split("// Needed for the first deployment");
    const imports = /^import (?:type )?\{ (.*) \} from .*$/gm;
    const names = [...kept.matchAll(imports)].flatMap(([, list = ""]) =>
      list.split(", ").map((name) => name.replace("type ", "")),
    );
    const code = kept.replaceAll(imports, "");
    expect(names.filter((name) => !code.includes(name))).toEqual([]);
    expect(names).toContain("ExpressCustomer");
  });

  test("is formatted as Prettier formats it", async () => {
    const isFormatted = await check(typeScript.format(customers), {
      parser: "typescript",
      plugins: [estree, typescript],
    });
    expect(isFormatted).toBe(true);
  });
});

describe("a quoted text", () => {
  test.each([
    ['"\\', '"\\"\\\\"'],
    ["\n\r\t\b", '"\\n\\r\\t\\u0008"'],
    ["\u2028\u202e\ufeff", '"\\u2028\\u202e\\ufeff"'],
    ["half \ud83d", '"half \ufffd"'],
    ["👩‍⚕️ مستشفى é `$'", '"👩‍⚕️ مستشفى é `$\'"'],
  ])("of %j is %s", (text, quoted) => {
    expect(quoteText(text)).toBe(quoted);
  });

  test("means the text", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(JSON.parse(quoteText(text))).toBe(text);
      }),
    );
  });
});
