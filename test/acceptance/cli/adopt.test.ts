/** Runs the output of `cdktf-avara adopt` through the compiler, CDKTF and the real terraform. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import * as z from "zod/mini";
import type { Sandbox } from "../../../src/sandbox";
import {
  hostileCustomers,
  hostileHclCustomers,
} from "../../support/api/hostile-customers";
import { startTestSandbox } from "../../support/api/start-sandbox";
import { installPackages } from "../../support/pages/example-project";
import { environmentOf, runCommand } from "../../support/cli/run-command";
import { useCdktfProject } from "../../support/cdktf/use-cdktf-project";
import { repository } from "../../support/repository";

/** With the hostile ones, more than a page of the list. Some names are repeated. */
const manyCustomers = Array.from({ length: 90 }, (_, index) => ({
  name: `Clinic ${index % 80}`,
  isActive: index % 7 > 0,
  metadata: { number: String(index) },
}));

const configuration = `terraform {
  required_providers {
    avara = {
      source = "avara-software/avara"
    }
  }
}
`;

const app = `import { App, LocalBackend, TerraformStack } from "cdktf";
import { AvaraProvider } from "cdktf-avara";
import { declareCustomers, importCustomers } from "./adopted-customers";

const app = new App();
const stack = new TerraformStack(app, "stack");
new LocalBackend(stack, { path: "terraform.tfstate" });
new AvaraProvider(stack, "avara");
importCustomers(declareCustomers(stack));
app.synth();
`;

const appOfStacks = `import { App } from "cdktf";
import { AvaraProvider, ExpressCustomerStacks } from "cdktf-avara";
import { customers, importCustomers } from "./adopted-customers";

const app = new App();
const stacks = new ExpressCustomerStacks(app, "stacks", {
  customers,
  stackCount: 2,
  configureStack: (stack) => new AvaraProvider(stack, "avara"),
});
importCustomers(stacks.customers);
app.synth();
`;

const appOfFleet = (
  file: string,
) => `import { App, LocalBackend, TerraformStack } from "cdktf";
import { AvaraProvider, ExpressCustomerFleet } from "cdktf-avara";

const app = new App();
const stack = new TerraformStack(app, "stack");
new LocalBackend(stack, { path: "terraform.tfstate" });
new AvaraProvider(stack, "avara");
new ExpressCustomerFleet(stack, "customers", { customers: "${file}" });
app.synth();
`;

const stackSchema = z.object({
  resource: z.object({
    avara_express_customer: z.record(z.string(), z.unknown()),
  }),
  import: z.array(z.object({ to: z.string(), id: z.string() })),
});

const compilerOptions = {
  target: "es2022",
  module: "node16",
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  skipLibCheck: true,
  outDir: "compiled",
};

const stage = useCdktfProject();

/** Adopts all customers of the sandbox into the project. */
const adopt = (...args: readonly string[]) =>
  adoptInto(stage.project.directory, stage.sandbox, ...args);

async function adoptInto(
  directory: string,
  sandbox: Sandbox,
  ...args: readonly string[]
): Promise<void> {
  const env = environmentOf(sandbox);
  const adopting = ["adopt", "--all", "--out", `${directory}/`, ...args];
  expect(await runCommand(env, ...adopting)).toMatchObject({
    exitCode: 0,
    stdout: "",
  });
}

/** Compiles a project of apps. */
async function compileApps(
  apps: Readonly<Record<string, string>>,
): Promise<void> {
  const { directory, succeed } = stage.project;
  await installPackages(directory);
  for (const [file, text] of Object.entries(apps))
    await writeFile(join(directory, file), text);
  await writeFile(
    join(directory, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: Object.keys(apps) }),
  );
  await succeed(join(repository, "node_modules/.bin/tsc"));
}

async function readStack(name: string): Promise<z.infer<typeof stackSchema>> {
  const path = join(
    stage.project.directory,
    "cdktf.out/stacks",
    name,
    "cdk.tf.json",
  );
  return stackSchema.parse(JSON.parse(await readFile(path, "utf8")));
}

/** Plans imports of all customers and nothing else, applies that, and finds nothing left to change. */
async function deploy(directory: string): Promise<void> {
  const before = stage.sandbox.customers.all();
  const terraform = (...args: readonly string[]) =>
    stage.project.succeed("terraform", `-chdir=${directory}`, ...args);
  await terraform("init");
  const plan = await terraform("plan", "-no-color", "-out=plan");
  expect(/^Plan: .*$/m.exec(plan)?.[0]).toBe(
    `Plan: ${before.length} to import, 0 to add, 0 to change, 0 to destroy.`,
  );
  await terraform("apply", "plan");
  await terraform("plan", "-detailed-exitcode");
  await terraform("plan", "-refresh-only", "-detailed-exitcode");
  expect(stage.sandbox.customers.all()).toEqual(before);
}

test("the HCL of more than a page of customers, including hostile texts, imports them all and leaves nothing to change", async () => {
  for (const customer of [
    ...hostileCustomers,
    ...hostileHclCustomers,
    ...manyCustomers,
  ])
    stage.sandbox.customers.add(customer);
  const { directory, succeed } = stage.project;
  await writeFile(join(directory, "main.tf"), configuration);
  await adopt("--hcl");
  await succeed("terraform", "fmt", "-check", "-diff", "adopted-customers.tf");
  await deploy(directory);
});

test("a second run over its own file deactivates no customer, even if live customers changed, and imports the new ones", async () => {
  const [alpha, harbour] = ["Alpha", "Harbour", "Harbour"].map((name) =>
    stage.sandbox.customers.add({ name }),
  );
  const { directory, succeed } = stage.project;
  await writeFile(join(directory, "main.tf"), configuration);
  await adopt("--hcl");
  await deploy(directory);

  const { customers } = stage.sandbox;
  customers.update(String(alpha?.expressCustomerId), {
    expressCustomerName: "Beta",
  });
  customers.deactivate(String(harbour?.expressCustomerId));
  for (const name of ["Alpha", "Beta", "Harbour"]) customers.add({ name });
  const before = customers.all();

  await adopt("--hcl", "--force");
  const plan = await succeed("terraform", "plan", "-no-color", "-out=plan");
  expect(/^Plan: .*$/m.exec(plan)?.[0]).toBe(
    "Plan: 3 to import, 0 to add, 0 to change, 0 to destroy.",
  );
  await succeed("terraform", "apply", "plan");
  await succeed("terraform", "plan", "-detailed-exitcode");
  expect(customers.all()).toEqual(before);
});

test("the TypeScript of hostile texts and of two thousand customers compiles, imports them all and leaves nothing to change", async () => {
  for (const customer of hostileCustomers)
    stage.sandbox.customers.add(customer);
  const { directory, succeed } = stage.project;
  await adopt();
  const many = await startTestSandbox({
    customers: Array.from({ length: 2_000 }, (_, index) => ({
      name: index % 3 === 0 ? "Clinic" : `Clinic ${index}`,
      isActive: index % 7 > 0,
      metadata: { number: String(index) },
    })),
  });
  const folder = join(directory, "many");
  await mkdir(folder);
  await adoptInto(folder, many);
  await compileApps({
    "main.ts": app,
    "stacks.ts": appOfStacks,
    "many/main.ts": app.replace('"stack"', '"many"'),
  });
  await succeed(process.execPath, "compiled/main.js");
  await deploy(join(directory, "cdktf.out/stacks/stack"));

  // The same module, in an app that spreads the customers over stacks.
  await succeed(process.execPath, "compiled/stacks.js");
  const ids: string[] = [];
  for (const stack of ["stacks-0", "stacks-1"]) {
    const document = await readStack(stack);
    expect(document.import.map(({ to }) => to).sort()).toEqual(
      Object.keys(document.resource.avara_express_customer)
        .map((name) => `avara_express_customer.${name}`)
        .sort(),
    );
    ids.push(...document.import.map(({ id }) => id));
  }
  expect(ids.sort()).toEqual(
    stage.sandbox.customers
      .all()
      .map(({ expressCustomerId }) => expressCustomerId)
      .sort(),
  );

  await succeed(process.execPath, "compiled/many/main.js");
  const { resource, import: imports } = await readStack("many");
  for (const names of [
    Object.keys(resource.avara_express_customer),
    imports.map(({ to }) => to),
    imports.map(({ id }) => id),
  ])
    expect(new Set(names).size).toBe(2_000);
});

test.each(["yaml", "csv"])(
  "the fleet file in %s, including hostile texts, imports them all and leaves nothing to change",
  async (format) => {
    const customers = hostileCustomers.filter(
      ({ name, metadata = {} }) =>
        format === "yaml" || (!name.includes("\0") && !("" in metadata)),
    );
    for (const customer of customers) stage.sandbox.customers.add(customer);
    const { directory, succeed } = stage.project;
    await installPackages(directory);
    await writeFile(
      join(directory, "main.ts"),
      appOfFleet(`adopted-customers.${format}`),
    );
    await adopt(`--${format}`);
    await succeed("npx", "tsx", "main.ts");
    await deploy(join(directory, "cdktf.out/stacks/stack"));
  },
);
