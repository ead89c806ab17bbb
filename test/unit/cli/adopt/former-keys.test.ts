/** What is read back of a file that adopt wrote, and which files are refused. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { AdoptedCustomer } from "../../../../src/cli/adopt/adopted-customer";
import {
  type Language,
  hcl,
  typeScript,
} from "../../../../src/cli/adopt/languages";

const idOf = (number: number) => `cus_${number.toString(16).padStart(32, "0")}`;

const two: readonly AdoptedCustomer[] = [
  {
    key: "harbour",
    customerId: idOf(1),
    name: 'Harbour "${x}"',
    isActive: false,
    metadata: [
      ["a b", "} \n"],
      ["for", "${y}"],
      ["region", "north"],
    ],
  },
  {
    key: "lakeside",
    customerId: idOf(2),
    name: "Lakeside",
    isActive: true,
    metadata: [],
  },
];

const keysOfTwo = new Map([
  [idOf(1), "harbour"],
  [idOf(2), "lakeside"],
]);

const languages: readonly (readonly [string, Language])[] = [
  ["TypeScript", typeScript],
  ["HCL", hcl],
];

describe.each(languages)(
  "the keys in %s",
  (_name, { keys, format, readKeys }) => {
    const text = format(two);

    test("are those that the file declares, by the ids", () => {
      expect(readKeys(text)).toEqual(keysOfTwo);
      expect(readKeys(format([]))).toEqual(new Map());
    });

    test("are read whatever the texts of the customers are", () => {
      const anyText = fc.string({ unit: "binary" });
      const anyCustomer = fc.record({
        name: anyText,
        isActive: fc.boolean(),
        metadata: fc.array(fc.tuple(anyText, anyText), { maxLength: 3 }),
      });
      fc.assert(
        fc.property(fc.array(anyCustomer, { maxLength: 5 }), (texts) => {
          const customers = texts.map((it, index) => ({
            ...it,
            key: `customer${keys.separator}${index}`,
            customerId: idOf(index),
          }));
          expect(readKeys(format(customers))).toEqual(
            new Map(customers.map(({ customerId, key }) => [customerId, key])),
          );
        }),
      );
    });

    test("are read where values were edited", () => {
      const edited = text.replace('"Lakeside"', '"Lakeside General"');
      expect(readKeys(edited)).toEqual(keysOfTwo);
    });

    const lastImport = new RegExp(
      `( {2}lakeside: "${idOf(2)}",\n|\\nimport \\{[^}]*lakeside[^}]*\\}\n)`,
    );
    test.each([
      ["nothing", () => ""],
      ["something else", () => "resource {}\n"],
      [
        "the imports deleted",
        () =>
          text.replace(
            /\n[^\n]*(import \{|export function importCustomers)[^]*/,
            "\n",
          ),
      ],
      ["one import deleted", () => text.replace(lastImport, "")],
      [
        "an import of another key",
        () => text.replace(/lakeside(?=:? ?"cus_|\n {2}id)/, "seaside"),
      ],
      ["two imports of one customer", () => text.replace(idOf(2), idOf(1))],
      ["something added", () => `${text}\n# ours\n`],
      [
        "one of its lines taken away",
        () => text.replace(/^.*lived before.*\n/m, ""),
      ],
    ])("are not known of a file with %s", (_case, edit) => {
      const edited = edit();
      expect(edited).not.toBe(text);
      expect(readKeys(edited)).toBeNull();
    });
  },
);

test.each([
  ["of another language", typeScript, hcl.format(two)],
  ["of the other language", hcl, typeScript.format(two)],
  [
    "with an argument that adopt does not write",
    typeScript,
    typeScript
      .format(two)
      .replace(
        'name: "Lakeside",',
        'name: "Lakeside",\n    deletionPolicy: "prevent",',
      ),
  ],
  [
    "with an argument that adopt does not write",
    hcl,
    hcl
      .format(two)
      .replace(
        "active = false",
        'active = false\n  deletion_policy = "prevent"',
      ),
  ],
  [
    "with a customer of another form",
    typeScript,
    typeScript
      .format(two)
      .replace("  lakeside: {", '  b: { name: "B" },\n  lakeside: {'),
  ],
  [
    "with a customer that no import names",
    hcl,
    hcl
      .format(two)
      .replace(
        "\n# What",
        '\nresource "avara_express_customer" "b" {\n  name = "B"\n}\n\n# What',
      ),
  ],
])("the keys of a file %s are not known: %#", (_case, { readKeys }, text) => {
  expect(readKeys(text)).toBeNull();
});
