/** Runs the examples, as their readers do. */
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import {
  copyExample,
  installPackages,
} from "../../support/pages/example-project";
import { allDeclarable, liveCustomer } from "../../support/api/live-customers";
import { blocksOf, runPage } from "../../support/pages/page";
import { useCdktfProject } from "../../support/cdktf/use-cdktf-project";
import { repository } from "../../support/repository";

const guide = "docs/guides/data-sources.md";

const customers = [
  {
    name: "Harbour Imaging Centre",
    active: false,
    metadata: { region: "north", plan: "standard" },
  },
  {
    name: "Lakeside General Hospital",
    active: true,
    metadata: { region: "north", plan: "enterprise" },
  },
  {
    name: "St. Anne’s Children’s Clinic",
    active: true,
    metadata: { region: "south", plan: "standard" },
  },
];

const stage = useCdktfProject();

const withoutIds = (text: string) => text.replaceAll(/cus_[0-9a-f]+/g, "cus_…");

test("examples/hcl declares three customers, one of them inactive, and looks them up", async () => {
  const { directory, succeed } = stage.project;
  const example = join(repository, "examples/hcl");
  await cp(example, directory, { recursive: true });
  const printed = await runPage(guide, stage.project);
  expect(allDeclarable(stage.sandbox)).toEqual(customers);
  const [shown = ""] = await blocksOf(guide, "text");
  const output = "terraform output -json names_of_the_active_in_the_north";
  expect(printed(output).stdout.trim()).toBe(shown.trim());
  expect(
    await succeed("terraform", "output", "-raw", "users_of_lakeside"),
  ).toBe("0 users");
  await succeed("terraform", "plan", "-detailed-exitcode");
  await succeed("terraform", "plan", "-refresh-only", "-detailed-exitcode");
});

test("examples/quickstart declares the same with CDKTF, shows drift as the README does, and cdktf destroy deactivates them", async () => {
  const { succeed } = stage.project;
  const { customers: live } = stage.sandbox;
  const cdktf = join(repository, "node_modules/.bin/cdktf");
  await copyExample(stage.project, "quickstart");
  await succeed("npx", "tsx", "examples/quickstart/main.ts");
  const terraform = (...args: readonly string[]) =>
    succeed("terraform", "-chdir=cdktf.out/stacks/quickstart", ...args);
  await terraform("init");
  await terraform("apply", "-auto-approve");
  expect(allDeclarable(stage.sandbox)).toEqual(customers);
  await terraform("plan", "-refresh-only", "-detailed-exitcode");

  const idOf = (name: string) =>
    liveCustomer(stage.sandbox, name).expressCustomerId;
  const clinic = idOf("St. Anne’s Children’s Clinic");
  const metadata = { region: "south", plan: "standard" };
  live.deactivate(idOf("Lakeside General Hospital"));
  live.update(clinic, { metadata: { ...metadata, plan: "trial", vip: "yes" } });
  const plan = await terraform("plan", "-no-color");
  const blocks = await blocksOf("README.md", "");
  expect(blocks.map(withoutIds)).toContainEqual(
    withoutIds(/^ {2}# .*^Plan: .*?\n/ms.exec(plan)?.[0] ?? ""),
  );
  live.update(clinic, { metadata });

  await succeed(cdktf, "destroy", "--auto-approve", "--no-color");
  expect(allDeclarable(stage.sandbox)).toEqual(
    customers.map((customer) => ({ ...customer, active: false })),
  );
});

test("the guide to data sources looks the same customers up with CDKTF", async () => {
  const { directory, succeed } = stage.project;
  for (const { name, active, metadata } of customers)
    stage.sandbox.customers.add({ name, isActive: active, metadata });
  await installPackages(directory);
  const [block = ""] = await blocksOf(guide, "ts");
  await writeFile(
    join(directory, "main.ts"),
    `import { App, TerraformOutput, TerraformStack } from "cdktf";
import { AvaraProvider, DataAvaraExpressCustomers } from "cdktf-avara";
const app = new App();
const stack = new TerraformStack(app, "stack");
new AvaraProvider(stack, "avara");
${block}
app.synth();
`,
  );
  await succeed("npx", "tsx", "main.ts");
  const terraform = (...args: readonly string[]) =>
    succeed("terraform", "-chdir=cdktf.out/stacks/stack", ...args);
  await terraform("init");
  await terraform("apply", "-auto-approve");
  expect(
    JSON.parse(await terraform("output", "-json", "ids_in_the_north")),
  ).toEqual([
    liveCustomer(stage.sandbox, "Lakeside General Hospital").expressCustomerId,
  ]);
});
