import { tmpdir } from "node:os";
import { relative } from "node:path";
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { TerraformStack, Testing } from "cdktf";
import {
  AvaraProvider,
  ExpressCustomerFleet,
  type FleetCustomer,
  readFleet,
} from "../../../../src/index";
import { synthesize } from "../../../support/cdktf/synthesize";
import { useFleetFiles } from "./fleet-files";

const { write } = useFleetFiles();
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

describe("a fleet", () => {
  const list = [
    { key: "a", name: "A ${x}", active: false },
    { name: "B", metadata: { region: "north" } },
  ];

  test.each([[list], [list.toReversed()]])(
    "declares its customers under their keys, whatever their order",
    (customers) => {
      const { customers: declared } = synthesize((stack) => {
        const fleet = new ExpressCustomerFleet(stack, "hospitals", {
          customers,
        });
        expect([...fleet.customers.keys()].sort()).toEqual(["a", "b"]);
      });
      expect(Object.entries(declared)).toEqual([
        [
          expect.stringMatching(/^hospitals_a_/),
          { name: "A $${x}", active: false },
        ],
        [
          expect.stringMatching(/^hospitals_b_/),
          { name: "B", metadata: { region: "north" } },
        ],
      ]);
    },
  );

  test("passes on the options of every Terraform resource to each customer", () => {
    const { customers } = synthesize((stack) => {
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
    expect(Object.values(customers)).toEqual([
      { name: "A", ...shared },
      { name: "B", ...shared },
    ]);
  });

  test("rejects a prop that does not exist", () => {
    expect(() =>
      synthesize((stack) => {
        const props = { customers: list, allowempty: true };
        new ExpressCustomerFleet(stack, "hospitals", props);
      }),
    ).toThrow(
      'stack/hospitals: a prop must be one of "customers", "allowEmpty", "provider", "dependsOn", "lifecycle"; received "allowempty".',
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

  test("warns once about all entries without a key", () => {
    const list = [{ key: "a", name: "A" }, { name: "B B" }, { name: "C" }];
    const keyless =
      "customers[1] has no key, and 1 other. Its key is made from its name: if the name changes, the customer is deactivated and another one is created. Give it the key that it has now: b-b";
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
