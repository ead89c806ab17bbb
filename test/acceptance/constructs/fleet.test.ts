/** Runs the example and the guide of fleets, as their readers do. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { FleetError, readFleet } from "../../../src/index";
import { commandOf, copyExample } from "../../support/pages/example-project";
import { allDeclarable } from "../../support/api/live-customers";
import { blocksOf } from "../../support/pages/page";
import { useCdktfProject } from "../../support/cdktf/use-cdktf-project";

const guide = "docs/guides/fleets.md";

const stage = useCdktfProject();

test("examples/fleet declares the customers of a file, and their order does not matter", async () => {
  const command = await commandOf(guide, "examples/fleet/README.md");
  await copyExample(stage.project, "fleet");
  await stage.project.succeed("bash", "-euc", command);
  const customers = [
    {
      name: "Harbour Imaging Centre",
      active: false,
      metadata: { region: "north", owner: "harbour-it", plan: "standard" },
    },
    {
      name: "Lakeside General Hospital",
      active: true,
      metadata: { region: "north", owner: "platform", plan: "enterprise" },
    },
    {
      name: "St. Anne’s Children’s Clinic",
      active: true,
      metadata: { region: "south", owner: "platform", plan: "standard" },
    },
  ];
  expect(allDeclarable(stage.sandbox)).toEqual(customers);

  const file = join(stage.project.directory, "examples/fleet/customers.yaml");
  const entries = (await readFile(file, "utf8")).split("\n\n");
  await writeFile(file, entries.toReversed().join("\n\n"));
  await stage.project.succeed("npx", "tsx", "examples/fleet/main.ts");
  await stage.project.succeed(
    "terraform",
    "-chdir=cdktf.out/stacks/fleet",
    "plan",
    "-detailed-exitcode",
  );

  await writeFile(file, [...entries, entries[1]].join("\n\n"));
  await expect(
    stage.project.succeed("npx", "tsx", "examples/fleet/main.ts"),
  ).rejects.toThrow(
    'examples/fleet/customers.yaml:17: key must be different from that of examples/fleet/customers.yaml:6; received "st-anne".',
  );
});

test("the guide shows the same customers in YAML and in CSV", async () => {
  const read = async (language: string) => {
    const [block = ""] = await blocksOf(guide, language);
    const path = join(stage.project.directory, `customers.${language}`);
    await writeFile(path, block);
    return readFleet(path);
  };
  const fromYaml = await read("yaml");
  expect(fromYaml).toMatchObject({
    lakeside: { metadata: { region: "north", beds: "120" } },
    harbour: { name: "Harbour Imaging Centre", active: false },
  });
  expect(await read("csv")).toEqual({
    ...fromYaml,
    harbour: { ...fromYaml.harbour, metadata: {} },
  });
});

test("the guide shows the real errors", async () => {
  const errorOf = async (name: string, bytes: string | Uint8Array) => {
    const path = join(stage.project.directory, name);
    await writeFile(path, bytes);
    try {
      readFleet(path);
    } catch (error) {
      if (error instanceof FleetError)
        return `${error.message.replaceAll(/\S*(?=customers\.)/g, "")}\n`;
      throw error;
    }
    throw new Error(`${name} has no error.`);
  };
  const [inYaml, inCsv] = await blocksOf(guide, "text");
  expect(
    await errorOf(
      "customers.yaml",
      `- key: lakeside
  name: A
- name: B
  active: maybe
- name: C
  activ: true
- key: lakeside
  name: D
`,
    ),
  ).toBe(inYaml);
  const latin1 = Buffer.from(
    "key,name\nharbour,Harbour\nst-anne,St. Anne\u0092s Clinic\n",
    "latin1",
  );
  const errors = [
    await errorOf("customers.csv", latin1),
    await errorOf("customers.csv", "key,name,region\n"),
  ];
  expect(errors.join("")).toBe(inCsv);
});
