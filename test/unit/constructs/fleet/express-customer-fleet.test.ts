import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { TerraformStack, Testing, Token } from "cdktf";
import {
  AvaraProvider,
  ExpressCustomerFleet,
  type FleetCustomer,
  FleetError,
  readFleet,
} from "../../../../src/index";
import { synthesize } from "../../../support/cdktf/synthesize";
import { useTemporaryFolder } from "../../../support/use-temporary-folder";

const directory = useTemporaryFolder();
let warnings: string[];

beforeEach(() => {
  warnings = [];
  jest.spyOn(process, "emitWarning").mockImplementation((warning) => {
    warnings.push(String(warning));
  });
});

afterEach(() => {
  jest.restoreAllMocks();
});

function write(name: string, text: string | Uint8Array): string {
  const path = join(directory(), name);
  writeFileSync(path, text);
  return path;
}

/** The error of a file, with `FILE` in place of its path. */
function errorOf(name: string, text: string | Uint8Array): string {
  const path = write(name, text);
  try {
    readFleet(path);
  } catch (error) {
    if (error instanceof FleetError)
      return error.message.replaceAll(relative("", path), "FILE");
    throw error;
  }
  throw new Error("The file has no error.");
}

const customers = {
  lakeside: {
    name: "Lakeside General Hospital",
    metadata: { region: "north", beds: "120" },
  },
  harbour: {
    name: "Harbour, “Imaging”",
    active: false,
    metadata: {},
    deletionPolicy: "prevent",
    onExisting: "adopt",
  },
};

const yaml = `# The north
- key: lakeside
  name: Lakeside General Hospital
  metadata:
    region: north
    beds: "120"
- { key: harbour, name: "Harbour, “Imaging”", active: false, metadata: {},
    deletionPolicy: prevent, onExisting: adopt }
`;

const json = JSON.stringify(
  Object.entries(customers).map(([key, props]) => ({ key, ...props })),
  undefined,
  "\t",
);

const csv = `\uFEFFkey,name,active,metadata.region,metadata.beds,deletionPolicy,onExisting

lakeside , Lakeside General Hospital,,north,120,,
harbour,"Harbour, “Imaging”",FALSE,,,prevent,adopt
`;

describe("the data of a fleet", () => {
  test.each([
    ["customers.yaml", yaml],
    ["customers.yml", yaml],
    ["customers.json", json],
    ["customers.csv", csv],
    ["customers.CSV", csv.replaceAll("\n", "\r\n")],
    ["semicolons.csv", csv.replaceAll(/,(?! “)/g, ";")],
    ["tabs.csv", csv.replaceAll(/,(?! “)/g, "\t")],
    ["mark.yaml", `\uFEFF${yaml}`],
    ["mark.json", `\uFEFF${json}`],
  ])("may be a file named %s", (name, text) => {
    expect(readFleet(write(name, text))).toEqual(customers);
  });

  test("may be a list, in which undefined means absent", () => {
    expect(
      readFleet([
        { key: "a", name: "A", active: true },
        { name: "B", ...JSON.parse('{"metadata":{"b":"c"}}') },
        Object.assign({ name: "C" }, { active: undefined }),
      ]),
    ).toEqual({
      a: { name: "A", active: true },
      b: { name: "B", metadata: { b: "c" } },
      c: { name: "C" },
    });
  });

  test("may have no customer only if that is allowed", () => {
    const options = { allowEmpty: true };
    expect(readFleet(write("none.yaml", "[]"), options)).toEqual({});
    expect(readFleet(write("none.csv", "name\n"), options)).toEqual({});
    expect(readFleet([], options)).toEqual({});
    expect(errorOf("none.yaml", "[]")).toBe(
      "FILE: The fleet is empty: a deployment would remove every customer that it declared before. If it is meant to be empty, set allowEmpty.",
    );
    expect(errorOf("none.csv", "name\n")).toContain("The fleet is empty");
    expect(() => readFleet([])).toThrow("customers: The fleet is empty");
  });

  test("in YAML may use an alias very often", () => {
    const region = "- &first { name: A, key: a, metadata: &m { r: north } }\n";
    const others = Array.from(
      { length: 500 },
      (_, index) => `- { name: B, key: b${index}, metadata: *m }\n`,
    );
    const read = readFleet(write("many.yaml", region + others.join("")));
    expect(Object.keys(read)).toHaveLength(501);
    expect(read.b499?.metadata).toEqual({ r: "north" });
  });
});

describe("an error in the data of a fleet", () => {
  const fields =
    "one of key, name, active, metadata, deletionPolicy, onExisting, importId";

  test("in YAML names the line and the field of each problem", () => {
    expect(
      errorOf(
        "customers.yaml",
        `- name: 007
  active: yes
- name: B
  # Misspelt
  activ: true
- key: "no spaces"
  name: ""
  metadata:
    region: north
    beds: 120
  deletionPolicy: delete
- Just a name
- active: true
- name: ""
- name: D
  metadata: &shared
    ok: "yes"
    ${"k".repeat(101)}: v
    note: "${"n".repeat(1001)}"
- { name: E, metadata: [a] }
- name: 诊所
- { key: constructor, name: F }
`,
      ),
    ).toBe(
      [
        "FILE:1: name must be a string, in quotes if it looks like something else; received 7.",
        'FILE:2: active must be true or false; received "yes".',
        `FILE:5: a field must be ${fields}; received "activ". Did you mean "active"?`,
        'FILE:6: key must be letters, digits and, except at the beginning, ., _ and -; received "no spaces".',
        'FILE:10: metadata["beds"] must be a string, in quotes if it looks like something else; received 120.',
        'FILE:11: deletionPolicy must be one of deactivate, abandon, prevent; received "delete".',
        'FILE:12: an entry must be a customer, as a map of its fields; received "Just a name".',
        "FILE:13: name must be a string, in quotes if it looks like something else; received nothing.",
        'FILE:14: name must be a string of at least 1 character that is not blank; received "".',
        `FILE:19: metadata["note"] must be a string of at most 1000 characters; received "${"n".repeat(80)}"… (1001 characters).`,
        `FILE:18: the key of metadata["${"k".repeat(80)}"… (101 characters)] must be of at most 100 characters; received "${"k".repeat(80)}"… (101 characters).`,
        "FILE:20: metadata must be a map of strings; received a list.",
        'FILE:21: name must be one from which a key can be made, or the entry must have a key; received "诊所".',
        'FILE:22: key must be one that is not a property of every JavaScript object; received "constructor".',
      ].join("\n"),
    );
  });

  test("in JSON names the line", () => {
    expect(
      errorOf("a.json", '[\n\t{ "name": "A" },\n\t{ "name": "B",\n"x": 1 }\n]'),
    ).toBe(`FILE:4: a field must be ${fields}; received "x".`);
  });

  test("in CSV names the line in which the customer begins", () => {
    expect(
      errorOf(
        "a.csv",
        'key,name,active\na,"A\nB",true\n\nb,"C\nD",maybe\n,,\n',
      ),
    ).toBe(
      'FILE:5: active must be true or false; received "maybe".\nFILE:7: name must be a string, in quotes if it looks like something else; received nothing.',
    );
  });

  test("in a list names the place in it, and is data too", () => {
    const problem = {
      location: "customers[1]",
      prop: "name",
      expected: "a string of at least 1 character that is not blank",
      received: '""',
    };
    expect(() => readFleet([{ name: "A" }, { name: "" }])).toThrow(
      expect.objectContaining({
        name: "FleetError",
        message: `customers[1]: name must be ${problem.expected}; received "".`,
        problems: [problem],
      }),
    );
    const name = Token.asString({ resolve: () => "later" });
    expect(() => readFleet([{ name }])).toThrow(
      "customers[0]: name must be one from which a key can be made",
    );
  });

  test.each([
    [
      "keys",
      "- { key: a, name: A }\n- { key: b, name: B }\n- name: C\n  key: a\n",
      'FILE:4: key must be different from that of FILE:1; received "a".',
    ],
    [
      "a key and a name",
      "- key: st-anne\n  name: A\n- name: St. Anne\n",
      'FILE:3: the key made from name must be different from that of FILE:1; received "st-anne".',
    ],
    [
      "names that make the same key",
      "- name: A B\n- name: A-B\n- name: a b\n",
      'FILE:2: the key made from name must be different from that of FILE:1; received "a-b".\nFILE:3: the key made from name must be different from that of FILE:1; received "a-b".',
    ],
  ])("names both places of duplicate %s", (_, text, message) => {
    expect(errorOf("a.yaml", text)).toBe(message);
  });

  test.each([
    ["a.yaml", "", "FILE:1: The file must contain a list of customers."],
    ["a.yaml", "a: b\n", "FILE:1: The file must contain a list of customers."],
    ["a.yaml", "- name: A\n  name: B\n", "FILE:2: Map keys must be unique."],
    ["a.json", '[\n{"name": "A"\n', "FILE:3: Flow sequence must end with a ]."],
    ["a.json", "[{name: A}]", "FILE:1: Unresolved plain scalar"],
    [
      "a.yaml",
      "- name: A\n  metadata: { __proto__: x, region: north }\n",
      "FILE:2: metadata must be a map without the key __proto__, which CDKTF would lose; received",
    ],
    ["a.csv", "", "FILE:1: There must be a column name."],
    [
      "a.csv",
      "name,metadata.__proto__\nA,x\n",
      "FILE:2: metadata must be a map without the key __proto__",
    ],
    [
      "a.csv",
      "id,name,name,metadata.\n",
      'FILE:1: A column must be one of key, name, active, deletionPolicy, onExisting, importId and metadata.<key>; received "id". Did you mean "metadata.id"?\nFILE:1: The column name appears twice.\nFILE:1: A column must be',
    ],
    [
      "a.csv",
      "key,name\na,A\nb,B,c\n",
      "FILE:3: the line must be of 2 cells, as the first line is; received 3 cells.",
    ],
    ["a.csv", 'name\n"A', "FILE: Quote Not Closed"],
    [
      "a.txt",
      "",
      "FILE: The name of the file must end with .yaml, .yml, .json or .csv.",
    ],
  ])("in a file %s of %j is found", (name, text, message) => {
    expect(errorOf(name, text)).toContain(message);
  });

  test.each([
    ["Name", "name"],
    ["deletion_policy", "deletionPolicy"],
    ["region", "metadata.region"],
    ["Metadata: region", "metadata.region"],
    ["metadata_beds", "metadata.beds"],
  ])("in the column %s comes with a suggestion, %s", (column, suggestion) => {
    expect(errorOf("a.csv", `key,name,${column}\n`)).toMatch(
      new RegExp(
        `^FILE:1: .*; received "${column}"\\. Did you mean "${suggestion}"\\?`,
      ),
    );
  });

  test("is an encoding other than UTF-8, with the first such line and the fix", () => {
    const text = "key,name\nharbour,Harbour\nst-anne,St. Anne’s Clinic\n";
    const windows1252 = Uint8Array.from(text, (character) =>
      character === "’" ? 0x92 : character.charCodeAt(0),
    );
    expect(errorOf("a.csv", windows1252)).toBe(
      `FILE:3: The file must be UTF-8, and a character of this line is not: st-anne,St. Anne\ufffds Clinic
Save the file as UTF-8 (in Excel: "CSV UTF-8"), or convert it: iconv -f WINDOWS-1252 -t UTF-8 FILE`,
    );
    expect(errorOf("a.yaml", windows1252.subarray(0, -1))).toContain("FILE:3:");
  });

  test.each([
    ["with a byte order mark", Buffer.from("\uFEFFkey,name\n", "utf16le")],
    ["without one", Buffer.from("key,name\n", "utf16le")],
  ])("is UTF-16 %s", (_, bytes) => {
    expect(errorOf("a.csv", bytes)).toMatch(
      /^FILE:1: The file must be UTF-8; received UTF-16 or data that is not text\. .* iconv -f UTF-16/,
    );
  });

  test("says why a file cannot be read", () => {
    expect(() => readFleet(join(directory(), "none.yaml"))).toThrow(
      /none\.yaml: The file cannot be read\. Error: ENOENT/,
    );
  });
});

describe("a fleet", () => {
  const list = [
    { key: "a", name: "A ${x}", active: false },
    { name: "B", metadata: { region: "north" } },
  ];

  test("declares its customers under their keys, whatever their order", () => {
    const [forward, backward] = [list, list.toReversed()].map(
      (ordered) =>
        synthesize((stack) => {
          const fleet = new ExpressCustomerFleet(stack, "hospitals", {
            customers: ordered,
          });
          expect([...fleet.customers.keys()].sort()).toEqual(["a", "b"]);
        }).customers,
    );
    expect(forward).toEqual(backward);
    expect(forward).toEqual({
      [expectKey("a", forward)]: { name: "A $${x}", active: false },
      [expectKey("b", forward)]: { name: "B", metadata: { region: "north" } },
    });
  });

  test("passes on the options of every Terraform resource to each customer", () => {
    const { customers: declared } = synthesize((stack) => {
      new ExpressCustomerFleet(stack, "hospitals", {
        customers: [{ name: "A" }, { name: "B" }],
        provider: new AvaraProvider(stack, "other", { alias: "other" }),
        lifecycle: { preventDestroy: true },
      });
    });
    const shared = {
      provider: "avara.other",
      lifecycle: { prevent_destroy: true },
    };
    expect(Object.values(declared)).toEqual([
      { name: "A", ...shared },
      { name: "B", ...shared },
    ]);
  });

  test.each([["activ"], ["allowempty"]])("rejects the prop %s", (prop) => {
    expect(() =>
      synthesize((stack) => {
        const props = { customers: list, [prop]: true };
        new ExpressCustomerFleet(stack, "hospitals", props);
      }),
    ).toThrow(
      `stack/hospitals: a prop must be one of "customers", "allowEmpty", "provider", "dependsOn", "lifecycle"; received "${prop}".`,
    );
  });
});

describe("a note about a fleet", () => {
  const notesOf = (customers: string | readonly FleetCustomer[]) => {
    const fleet = new ExpressCustomerFleet(
      new TerraformStack(Testing.app({ outdir: tmpdir() }), "stack"),
      "hospitals",
      { customers },
    );
    return fleet.node.metadata.map(({ type, data }) => [type, String(data)]);
  };
  const keyless =
    "customers[1] has no key, and 1 other. Its key is made from its name: if the name changes, the customer is deactivated and another one is created. Give it the key that it has now: b-b";

  test("warns once about all entries without a key", () => {
    const list = [{ key: "a", name: "A" }, { name: "B B" }, { name: "C" }];
    expect(notesOf(list)).toEqual([["@cdktf/warn", keyless]]);
    readFleet(list);
    expect(warnings).toEqual([keyless]);
  });

  test("says which separator of cells was detected", () => {
    const path = write("a.csv", "key;name\na;A, B\n");
    expect(notesOf(path)).toEqual([
      [
        "@cdktf/info",
        `${relative("", path)} was read as a table whose cells are separated by ";".`,
      ],
    ]);
    readFleet(path);
    expect(warnings).toEqual([]);
  });

  test("is not there if all entries have keys", () => {
    expect(notesOf([{ key: "a", name: "A" }])).toEqual([]);
  });
});

/** The one resource of a key. Its address ends with a hash. */
function expectKey(key: string, declared: object = {}): string {
  const names = Object.keys(declared);
  const pattern = new RegExp(`^hospitals_${key}_[0-9A-F]{8}$`);
  return (
    names.find((name) => pattern.test(name)) ?? `no ${key} in ${names.join()}`
  );
}
