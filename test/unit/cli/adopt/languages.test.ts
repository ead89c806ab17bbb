import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import * as estree from "prettier/plugins/estree";
import * as typescript from "prettier/plugins/typescript";
import { check } from "prettier/standalone";
import type { AdoptedCustomer } from "../../../../src/cli/adopt/adopted-customer";
import { formatHcl } from "../../../../src/cli/adopt/format-hcl";
import { formatTypeScript } from "../../../../src/cli/adopt/format-typescript";
import { quoteText } from "../../../../src/cli/adopt/quote-text";

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
  expect(formatHcl(customers))
    .toBe(`# Express customers that lived before they were declared here.

resource "avara_express_customer" "lakeside" {
  name = "Lakeside"
}

resource "avara_express_customer" "harbour-1" {
  name   = "Harbour $\${x} %%{if}"
  active = false

  metadata = {
    "a b"  = "$\${y}"
    "for"  = "two\\nlines"
    region = "north"
  }
}

# What follows is needed for the first apply only: delete it then.

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
    expect(formatTypeScript(customers)).toContain(`
  lakeside: {
    name: "Lakeside",
  },
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

  test("names the live customers at the end", () => {
    expect(formatTypeScript(customers)).toMatch(
      /\n {2}lakeside: "cus_1{32}",\n {2}"harbour-1": "cus_2{32}",\n};\n$/,
    );
  });

  test("imports nothing that is left over once importCustomers and all that follows it is deleted", () => {
    const [kept = ""] = formatTypeScript(customers).split(
      "/** Makes the next deployment",
    );
    const imports = /^import (?:type )?\{ (.*) \} from .*$/gm;
    const names = [...kept.matchAll(imports)].flatMap(([, list = ""]) =>
      list.split(", ").map((name) => name.replace("type ", "")),
    );
    const code = kept.replaceAll(imports, "");
    expect(names.filter((name) => !code.includes(name))).toEqual([]);
    expect(names).toContain("ExpressCustomer");
  });

  test("is in Prettier's form", async () => {
    const isFormatted = await check(formatTypeScript(customers), {
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
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(JSON.parse(quoteText(text))).toBe(text);
      }),
    );
  });
});
