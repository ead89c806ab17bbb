/** The guide to fleets shows files that work, and the real errors. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { FleetError, readFleet } from "../../../src/index";
import { blocksOf } from "../../support/pages/page";
import { useTemporaryFolder } from "../../support/use-temporary-folder";

const guide = "docs/guides/fleets.md";
const folder = useTemporaryFolder();

test("it shows the same customers in YAML and in CSV", async () => {
  const read = async (language: string) => {
    const [block = ""] = await blocksOf(guide, language);
    const path = join(folder(), `customers.${language}`);
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

test("it shows the real errors", async () => {
  const errorOf = async (name: string, bytes: string | Uint8Array) => {
    const path = join(folder(), name);
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
