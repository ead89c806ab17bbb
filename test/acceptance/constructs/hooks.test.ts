/** Checks how often the commands of hooks run, and with which environment. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "@jest/globals";
import { TerraformVariable } from "cdktf";
import type { TerraformStack } from "cdktf";
import { ExpressCustomer } from "../../../src/index";
import type { ExpressCustomerProps } from "../../../src/index";
import type { Sandbox } from "../../../src/sandbox";
import { declareStack } from "../../support/cdktf/declare-stack";
import { liveCustomer } from "../../support/api/live-customers";
import type { TerraformWorkspace } from "../../support/terraform/terraform-workspace";
import { useTerraform } from "../../support/terraform/use-terraform";

const lakeside = "Lakeside General Hospital";
const harbour = "Harbour Imaging Centre";
const clinic = "St. Anne’s Children’s Clinic";

type Build = (stack: TerraformStack) => void;

const begin = useTerraform();

let sandbox: Sandbox;
let workspace: TerraformWorkspace;
let log: string;

beforeEach(async () => {
  ({ workspace, sandbox } = await begin());
  log = join(workspace.directory, "log");
});

/** Deploys a stack, and returns the lines that its commands wrote. */
async function apply(
  build: Build,
  ...args: readonly string[]
): Promise<string[]> {
  await declareStack(workspace, build);
  await rm(log, { force: true });
  await workspace.succeed("apply", "-auto-approve", ...args);
  return readLog();
}

/** The same. Also checks that another deployment would change nothing, and so run nothing. */
async function deploy(
  build: Build,
  ...args: readonly string[]
): Promise<string[]> {
  const lines = await apply(build, ...args);
  const variables = args.filter((arg) => arg.startsWith("-var="));
  await workspace.succeed("plan", "-detailed-exitcode", ...variables);
  return lines;
}

async function readLog(): Promise<string[]> {
  const text = await readFile(log, "utf8").catch(() => "");
  return text.split("\n").filter(Boolean).sort();
}

/** A command that writes its hook and the customer in its environment. */
function logging(hook: string): string {
  return `echo "$AVARA_CUSTOMER_NAME: ${hook}, $AVARA_CUSTOMER_ID, $AVARA_CUSTOMER_ACTIVE" >> '${log}'`;
}

/** The output of a customer's hooks in its current state. */
function lines(name: string, ...hooks: readonly string[]): string[] {
  const { expressCustomerId, isActive } = liveCustomer(sandbox, name);
  return hooks.map(
    (hook) => `${name}: ${hook}, ${expressCustomerId}, ${String(isActive)}`,
  );
}

/** Customers with a hook of each kind. */
function hooked(...customers: readonly ExpressCustomerProps[]): Build {
  return (stack) => {
    for (const props of customers) {
      const [id = ""] = props.name.split(/\W/);
      const customer = new ExpressCustomer(stack, id, props);
      customer.onCreate("created", { command: logging("create") });
      customer.onActivate("activated", { command: logging("activate") });
      customer.onDeactivate("deactivated", { command: logging("deactivate") });
    }
  };
}

test("each transition runs its commands once, even if it depends on a variable, and no other deployment runs any", async () => {
  const build =
    (isLakesideActive: boolean, region: string): Build =>
    (stack) => {
      const active = new TerraformVariable(stack, "active", { type: "bool" });
      hooked(
        { name: harbour, active: active.booleanValue },
        { name: lakeside, active: isLakesideActive, metadata: { region } },
      )(stack);
    };
  expect(await deploy(build(true, "north"), "-var=active=false")).toEqual([
    ...lines(harbour, "create", "deactivate"),
    ...lines(lakeside, "activate", "create"),
  ]);
  expect(await apply(build(true, "south"), "-var=active=false")).toEqual([]);
  expect(await deploy(build(false, "south"), "-var=active=true")).toEqual([
    ...lines(harbour, "activate"),
    ...lines(lakeside, "deactivate"),
  ]);
  expect(await deploy(build(true, "south"), "-var=active=false")).toEqual([
    ...lines(harbour, "deactivate"),
    ...lines(lakeside, "activate"),
  ]);
});

test("a customer that was changed outside Terraform runs its commands when a deployment corrects it", async () => {
  const build = hooked(
    { name: harbour, active: false },
    { name: lakeside },
    { name: clinic },
  );
  await apply(build);
  const { customers } = sandbox;
  const idOf = (name: string) => liveCustomer(sandbox, name).expressCustomerId;
  customers.reactivate(idOf(harbour));
  customers.deactivate(idOf(lakeside));
  customers.update(idOf(clinic), { metadata: { a: "b" } });
  expect(await deploy(build)).toEqual([
    ...lines(harbour, "deactivate"),
    ...lines(lakeside, "activate"),
  ]);
});

test("a command that fails makes the deployment fail, leaves the customer, and runs again", async () => {
  const allowed = join(workspace.directory, "allowed");
  const build: Build = (stack) => {
    const customer = new ExpressCustomer(stack, "it", { name: lakeside });
    customer.onCreate("created", {
      command: `${logging("create")}; test -e '${allowed}'`,
    });
  };
  await expect(apply(build)).rejects.toThrow("exit status 1");
  expect(await readLog()).toEqual(lines(lakeside, "create"));
  await writeFile(allowed, "");
  expect(await deploy(build)).toEqual(lines(lakeside, "create"));
});

test("no command runs if the customer could not be changed", async () => {
  await apply(hooked({ name: lakeside }));
  sandbox.faults.add({
    kind: "respond",
    path: "/v1/express/*/deactivate",
    status: 403,
  });
  const inactive = hooked({ name: lakeside, active: false });
  await expect(apply(inactive)).rejects.toThrow("403");
  expect(await readLog()).toEqual([]);
});

test("neither removing the hooks, nor destroying or replacing the customer runs a command", async () => {
  const replaced = { name: clinic };
  await apply(hooked({ name: harbour }, { name: lakeside }, replaced));
  const build: Build = (stack) => {
    new ExpressCustomer(stack, "Lakeside", { name: lakeside });
    hooked(replaced)(stack);
  };
  const replace = "-replace=avara_express_customer.St";
  expect(await deploy(build, replace)).toEqual([]);
  expect(liveCustomer(sandbox, harbour).isActive).toBe(false);
});

test("commands get literal texts, and wait for their dependencies", async () => {
  await mkdir(join(workspace.directory, "scripts"));
  const odd = `"$HOME" \${x} %{y} 'z'\`w\``;
  const build: Build = (stack) => {
    const customer = new ExpressCustomer(stack, "odd", { name: odd });
    const first = customer.onCreate("shell", {
      command: `sleep 0.5; echo "1 \${ODD} $AVARA_CUSTOMER_NAME \${PWD##*/}" >> '${log}'`,
      environment: { ODD: odd },
      interpreter: ["bash", "-euc"],
      workingDirectory: "scripts",
    });
    customer.onCreate("program", {
      command: [
        process.execPath,
        "-e",
        "fs.appendFileSync(process.argv[1], process.argv.slice(2).join())",
        log,
        "2",
        odd,
        "a b",
      ],
      dependsOn: [first],
    });
  };
  expect(await deploy(build)).toEqual([
    `1 ${odd} ${odd} scripts`,
    `2,${odd},a b`,
  ]);
  expect(await readFile(log, "utf8")).toMatch(/^1/);
});
