/** What adopt writes for fleets, read as a fleet reads it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "../../../support/fast-check";
import {
  type AdoptedCustomer,
  toAdoptedCustomers,
} from "../../../../src/cli/adopt/adopted-customer";
import { csv } from "../../../../src/cli/adopt/languages/csv";
import { yaml } from "../../../../src/cli/adopt/languages/yaml";
import { readFleet } from "../../../../src/index";
import { sampleCustomer } from "../../../support/api/sample-customer";
import { useTemporaryFolder } from "../../../support/use-temporary-folder";
import { anyText } from "../../../support/any-text";

const customers: readonly AdoptedCustomer[] = [
  {
    key: "harbour",
    customerId: `cus_${"2".repeat(32)}`,
    name: 'Harbour, "Imaging"',
    isActive: false,
    metadata: [],
  },
  {
    key: "null",
    customerId: `cus_${"1".repeat(32)}`,
    name: "Lakeside",
    isActive: true,
    metadata: [
      ["on", "yes"],
      ["region", " north"],
    ],
  },
];

const directory = useTemporaryFolder();

function read(name: string, text: string) {
  const path = join(directory(), name);
  writeFileSync(path, text);
  return readFleet(path);
}

test("YAML has an entry for each customer, with the id to import", () => {
  const [, , ...lines] = yaml.format(customers).split("\n");
  expect(lines.join("\n"))
    .toBe(`# Express customers that existed before they were declared here.
- importId: cus_22222222222222222222222222222222
  key: harbour
  name: "Harbour, \\"Imaging\\""
  active: false
- importId: cus_11111111111111111111111111111111
  key: "null"
  name: "Lakeside"
  metadata:
    "on": "yes"
    region: " north"
`);
});

test("CSV has a line for each customer, and a column for each key", () => {
  expect(csv.format(customers))
    .toBe(`importId,key,name,active,metadata.on,metadata.region
cus_22222222222222222222222222222222,harbour,"Harbour, ""Imaging""",false,,
cus_11111111111111111111111111111111,null,Lakeside,true,yes," north"
`);
});

test("adopt finds quoted keys in its own YAML, and no keys in a table", () => {
  expect(yaml.readKeys(yaml.format(customers))).toEqual(
    new Map(customers.map(({ key, customerId }) => [customerId, key])),
  );
  expect(csv.readKeys(csv.format(customers))).toBeNull();
});

describe("a fleet reads every text that adopt writes", () => {
  const texts = anyText({ minLength: 1, maxLength: 20 });
  const anyCustomer = fc
    .record({
      expressCustomerName: texts,
      isActive: fc.boolean(),
      metadata: fc.dictionary(texts, fc.oneof(texts, fc.constant("")), {
        maxKeys: 4,
      }),
    })
    .map((customer) => ({ ...sampleCustomer(3), ...customer }));

  test.each([
    ["customers.yaml", yaml],
    ["customers.csv", csv],
  ])("in %s", (file, { limits, format }) => {
    const canDeclare = limits?.allow ?? (() => true);
    // YAML omits what is the default.
    const isYaml = file.endsWith("yaml");
    fc.assert(
      fc.property(anyCustomer.filter(canDeclare), (customer) => {
        const { expressCustomerId: importId, isActive, metadata } = customer;
        const keys = new Map([[importId, "a"]]);
        const text = format(toAdoptedCustomers([customer], keys));
        expect(read(file, text)).toEqual({
          a: {
            importId,
            name: customer.expressCustomerName,
            ...(!(isYaml && isActive) && { active: isActive }),
            ...(!(isYaml && Object.keys(metadata).length === 0) && {
              metadata,
            }),
          },
        });
      }),
    );
  });
});
