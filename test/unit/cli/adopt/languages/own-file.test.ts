/** The keys that adopt reads from a file that it will replace, and the files that it rejects. */
import { describe, expect, test } from "@jest/globals";
import fc from "../../../../support/fast-check";
import { hcl } from "../../../../../src/cli/adopt/languages/hcl";
import type { Language } from "../../../../../src/cli/adopt/languages/language";
import { typeScript } from "../../../../../src/cli/adopt/languages/typescript";
import { yaml } from "../../../../../src/cli/adopt/languages/yaml";
import { idOf } from "../../../../support/api/sample-customer";
import { anyText } from "../../../../support/any-text";
import { adoptedCustomers } from "./adopted-customers";

const keys = new Map(
  adoptedCustomers.map(({ customerId, key }) => [customerId, key]),
);

const languages: readonly (readonly [string, Language])[] = [
  ["TypeScript", typeScript],
  ["HCL", hcl],
  ["YAML", yaml],
];

describe.each(languages)(
  "the keys in %s",
  (_name, { keys: { separator }, format, readKeys }) => {
    const text = format(adoptedCustomers);

    test("are those that the file declares, by the ids", () => {
      expect(readKeys(text)).toEqual(keys);
    });

    test("are read with any texts of customers", () => {
      const anyCustomer = fc.record({
        name: anyText(),
        isActive: fc.boolean(),
        metadata: fc.array(fc.tuple(anyText(), anyText()), { maxLength: 3 }),
      });
      fc.assert(
        fc.property(
          fc.array(anyCustomer, { minLength: 1, maxLength: 5 }),
          (texts) => {
            const customers = texts.map((it, index) => ({
              ...it,
              key: `customer${separator}${index}`,
              customerId: idOf(index),
            }));
            expect(readKeys(format(customers))).toEqual(
              new Map(
                customers.map(({ customerId, key }) => [customerId, key]),
              ),
            );
          },
        ),
      );
    });

    const imports = /\n[^\n]*Needed for the first deployment[^]*/;

    test.each([
      ["without its imports", () => text.replace(imports, "\n")],
      [
        "with an edit of its imports",
        () => text.replace(/(Needed for [^]*).\n$/, "$1\n"),
      ],
      ["with blank lines at its end", () => `${text}\n\n`],
    ])("are read from a file %s", (_case, edit) => {
      expect(readKeys(edit())).toEqual(keys);
    });

    test.each([
      ["nothing", () => ""],
      ["something else", () => "resource {}\n"],
      ["another value", () => text.replace('"Lakeside"', '"Lakeside General"')],
      ["another key", () => text.replace("lakeside", "seaside")],
      ["a line more", () => text.replace("\n\n", "\n\n\n# ours\n")],
      ["a line less", () => text.replace(/^.*existed before.*\n/m, "")],
      ["no first line", () => text.replace(/^.*\n/, "")],
      ["another digest", () => text.replace(/[0-9a-f]{16}$/m, "0".repeat(16))],
    ])("are not known if a file has %s", (_case, edit) => {
      const edited = edit();
      expect(edited).not.toBe(text);
      expect(readKeys(edited)).toBeNull();
    });
  },
);

test.each(languages)(
  "the keys of a file in %s are not read as another language",
  (_name, { format, readKeys }) => {
    for (const [, { readKeys: readOthers }] of languages)
      if (readOthers !== readKeys)
        expect(readOthers(format(adoptedCustomers))).toBeNull();
  },
);
