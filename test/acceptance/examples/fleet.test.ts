/** Runs the example of fleets, as its readers do. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { commandOf, copyExample } from "../../support/pages/example-project";
import { allDeclarable } from "../../support/api/live-customers";
import { useCdktfProject } from "../../support/cdktf/use-cdktf-project";

const stage = useCdktfProject();

test("examples/fleet declares the customers of a file, and their order does not matter", async () => {
  const command = await commandOf(
    "docs/guides/fleets.md",
    "examples/fleet/README.md",
  );
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
    /fleet\/customers\.yaml:17: key must be different .*fleet\/customers\.yaml:6; received "st-anne"/,
  );
});
