/** The examples, run as their readers run them. */
import { cp, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import type { Sandbox } from "../../src/sandbox";
import { createCdktfProject } from "../support/cdktf-project";
import type { CdktfProject } from "../support/cdktf-project";
import { declarable } from "../support/live-customers";
import { startTestSandbox } from "../support/start-sandbox";

const repository = join(__dirname, "../..");

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

// The real cdktf, on a machine that has other work too.
jest.setTimeout(120_000);

let sandbox: Sandbox;
let project: CdktfProject;

beforeEach(async () => {
  sandbox = await startTestSandbox();
  project = await createCdktfProject(sandbox);
});

afterEach(async () => {
  await project[Symbol.asyncDispose]();
});

function liveCustomers() {
  return sandbox.customers
    .all()
    .map(declarable)
    .sort((a, b) => String(a.name).localeCompare(String(b.name)));
}

test("examples/hcl declares three customers, one of them inactive, and looks them up", async () => {
  const { directory, succeed } = project;
  await cp(join(repository, "examples/hcl"), directory, { recursive: true });
  await succeed("terraform", "init");
  await succeed("terraform", "apply", "-auto-approve");
  expect(liveCustomers()).toEqual(customers);
  expect(
    JSON.parse(await succeed("terraform", "output", "-json")),
  ).toMatchObject({
    users_of_lakeside: { value: "0 users" },
    names_of_the_active_in_the_north: { value: ["Lakeside General Hospital"] },
  });
  await succeed("terraform", "plan", "-detailed-exitcode");
  await succeed("terraform", "plan", "-refresh-only", "-detailed-exitcode");
});

test("examples/quickstart declares the same with cdktf, and destroying deactivates them", async () => {
  const { directory, succeed } = project;
  const cdktf = join(repository, "node_modules/.bin/cdktf");
  await symlink(
    join(repository, "node_modules"),
    join(directory, "node_modules"),
  );
  for (const path of ["cdktf.json", "package.json", "dist"])
    await symlink(join(repository, path), join(directory, path));
  await cp(
    join(repository, "examples/quickstart/main.ts"),
    join(directory, "examples/quickstart/main.ts"),
  );
  await succeed(cdktf, "deploy", "--auto-approve", "--no-color");
  expect(liveCustomers()).toEqual(customers);
  await succeed(
    "terraform",
    "-chdir=cdktf.out/stacks/quickstart",
    "plan",
    "-refresh-only",
    "-detailed-exitcode",
  );
  await succeed(cdktf, "destroy", "--auto-approve", "--no-color");
  expect(liveCustomers()).toEqual(
    customers.map((customer) => ({ ...customer, active: false })),
  );
});
