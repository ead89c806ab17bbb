import { describe, expect, test } from "@jest/globals";
import { Token } from "cdktf";
import { parseFleet } from "../../../../src/constructs/fleet/parse-fleet";
import { useFleetFiles } from "./fleet-files";

const { write, errorOf } = useFleetFiles();

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
    expect(parseFleet(write(name, text)).customers).toEqual(customers);
  });

  test("may be a list, in which undefined means absent", () => {
    expect(
      parseFleet([
        { key: "a", name: "A", active: true },
        { name: "B", ...JSON.parse('{"metadata":{"b":"c"}}') },
        Object.assign({ name: "C" }, { active: undefined }),
      ]).customers,
    ).toEqual({
      a: { name: "A", active: true },
      b: { name: "B", metadata: { b: "c" } },
      c: { name: "C" },
    });
  });

  test("may have no customer only if that is allowed", () => {
    const problem =
      "The fleet is empty: a deployment would remove every customer that it declared before. If it is meant to be empty, set allowEmpty.";
    expect(errorOf("none.csv", "name\n")).toBe(`FILE: ${problem}`);
    expect(() => parseFleet([])).toThrow(`customers: ${problem}`);
    const options = { allowEmpty: true };
    for (const none of [write("none.yaml", "[]"), []])
      expect(parseFleet(none, options).customers).toEqual({});
  });

  test("in YAML may use an alias very often", () => {
    const region = "- &first { name: A, key: a, metadata: &m { r: north } }\n";
    const others = Array.from(
      { length: 500 },
      (_, index) => `- { name: B, key: b${index}, metadata: *m }\n`,
    );
    const path = write("many.yaml", region + others.join(""));
    const { customers } = parseFleet(path);
    expect(Object.keys(customers)).toHaveLength(501);
    expect(customers.b499?.metadata).toEqual({ r: "north" });
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
      ).split("\n"),
    ).toEqual([
      "FILE:1: name must be a string, in quotes if it looks like something else; received 7.",
      'FILE:2: active must be true or false; received "yes".',
      `FILE:5: a field must be ${fields}; received "activ". Did you mean "active"?`,
      'FILE:6: key must be letters, digits and, except at the beginning, ., _ and -; received "no spaces".',
      'FILE:10: metadata["beds"] must be a string, in quotes if it looks like something else; received 120.',
      'FILE:11: deletionPolicy must be one of deactivate, abandon, prevent; received "delete".',
      'FILE:12: an entry must be a customer, as a map of its fields; received "Just a name".',
      "FILE:13: name must be a string, in quotes if it looks like something else; received nothing.",
      expect.stringMatching(/^FILE:14: name must .*; received ""\.$/),
      expect.stringMatching(
        /^FILE:19: metadata\["note"\] must .* \(1001 characters\)\.$/,
      ),
      expect.stringMatching(
        /^FILE:18: the key of metadata\["k+"… .* \(101 characters\)\.$/,
      ),
      "FILE:20: metadata must be a map of strings; received a list.",
      'FILE:21: name must be one from which a key can be made, or the entry must have a key; received "诊所".',
      'FILE:22: key must be one that is not a property of every JavaScript object; received "constructor".',
    ]);
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
      expected: expect.stringContaining("not blank"),
      received: '""',
    };
    expect(() => parseFleet([{ name: "A" }, { name: "" }])).toThrow(
      expect.objectContaining({
        name: "FleetError",
        message: expect.stringMatching(
          /^customers\[1\]: name must be .* not blank; received ""\.$/,
        ),
        problems: [problem],
      }),
    );
    const name = Token.asString({ resolve: () => "later" });
    expect(() => parseFleet([{ name }])).toThrow(
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

  test("says why a file cannot be read", () => {
    expect(() => parseFleet("none.yaml")).toThrow(
      /^none\.yaml: The file cannot be read\. Error: ENOENT/,
    );
  });
});
