/** The hooks of a customer: how often their commands run, and what they are told. */
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { App, TerraformStack, TerraformVariable } from "cdktf";
import { AvaraProvider, ExpressCustomer } from "../../src/index";
import type { ExpressCustomerProps } from "../../src/index";
import type { Sandbox } from "../../src/sandbox";
import { createCdktfProject } from "../support/cdktf-project";
import type { CdktfProject } from "../support/cdktf-project";
import { liveCustomer } from "../support/live-customers";
import { installNullProvider } from "../support/null-provider/install";
import { startTestSandbox } from "../support/start-sandbox";

jest.setTimeout(120_000);

let sandbox: Sandbox;
let project: CdktfProject;
let log: string;
let isInitialised: boolean;

beforeEach(async () => {
  sandbox = await startTestSandbox();
  project = await createCdktfProject(sandbox);
  await installNullProvider(project);
  log = join(project.directory, "log");
  isInitialised = false;
});

afterEach(async () => {
  await project[Symbol.asyncDispose]();
});

type Build = (stack: TerraformStack) => void;

function terraform(...args: readonly string[]): Promise<string> {
  return project.succeed(
    "terraform",
    "-chdir=cdktf.out/stacks/hooks",
    ...args,
    "-no-color",
  );
}

function synthesize(build: Build): void {
  const app = new App({ outdir: join(project.directory, "cdktf.out") });
  const stack = new TerraformStack(app, "hooks");
  new AvaraProvider(stack, "avara");
  build(stack);
  app.synth();
}

/** Deploys a stack, and returns the lines that its commands wrote. A plan after it finds nothing to change. */
async function deploy(
  build: Build,
  ...args: readonly string[]
): Promise<string[]> {
  synthesize(build);
  if (!isInitialised) await terraform("init");
  isInitialised = true;
  await rm(log, { force: true });
  await terraform("apply", "-auto-approve", ...args);
  const variables = args.filter((arg) => arg.startsWith("-var="));
  await terraform("plan", "-detailed-exitcode", ...variables);
  return readLog();
}

async function readLog(): Promise<string[]> {
  const text = await readFile(log, "utf8").catch(() => "");
  return text.split("\n").filter(Boolean).sort();
}

/** Writes which hook it is, and what the environment tells of the customer. */
function logging(hook: string): string {
  return `echo "${hook}: $AVARA_CUSTOMER_ID, $AVARA_CUSTOMER_NAME, $AVARA_CUSTOMER_ACTIVE" >> '${log}'`;
}

function hooked(props: ExpressCustomerProps): Build {
  return (stack) => {
    const customer = new ExpressCustomer(stack, "lakeside", props);
    customer.onCreate("created", { command: logging("create") });
    customer.onActivate("activated", { command: logging("activate") });
    customer.onDeactivate("deactivated", { command: logging("deactivate") });
  };
}

const name = "Lakeside General Hospital";

function lines(...hooks: readonly string[]): string[] {
  const { expressCustomerId, isActive } = liveCustomer(sandbox, name);
  return hooks.map(
    (hook) => `${hook}: ${expressCustomerId}, ${name}, ${String(isActive)}`,
  );
}

test("each transition runs its commands once, and no other deployment runs any", async () => {
  const active = hooked({ name, active: true });
  const inactive = hooked({ name, active: false });
  expect(await deploy(active)).toEqual(lines("activate", "create"));
  expect(await deploy(active)).toEqual([]);
  const metadata = { region: "north" };
  expect(await deploy(hooked({ name, metadata }))).toEqual([]);
  expect(await deploy(inactive)).toEqual(lines("deactivate"));
  expect(await deploy(inactive)).toEqual([]);
  expect(await deploy(active)).toEqual(lines("activate"));
  expect(await deploy(active)).toEqual([]);
});

test("a customer that was changed elsewhere runs its commands when a deployment puts it right", async () => {
  const active = hooked({ name });
  const inactive = hooked({ name, active: false });
  expect(await deploy(inactive)).toEqual(lines("create", "deactivate"));
  const { expressCustomerId } = liveCustomer(sandbox, name);

  sandbox.customers.reactivate(expressCustomerId);
  expect(await deploy(inactive)).toEqual(lines("deactivate"));

  expect(await deploy(active)).toEqual(lines("activate"));
  sandbox.customers.deactivate(expressCustomerId);
  expect(await deploy(active)).toEqual(lines("activate"));
  sandbox.customers.update(expressCustomerId, { metadata: { a: "b" } });
  expect(await deploy(active)).toEqual([]);
});

test("a command that fails makes the deployment fail, leaves the customer, and runs again", async () => {
  const build: Build = (stack) => {
    const customer = new ExpressCustomer(stack, "lakeside", { name });
    customer.onCreate("created", {
      command: `${logging("create")}; test -e '${log}.allowed'`,
    });
  };
  await expect(deploy(build)).rejects.toThrow("exit status 1");
  expect(await readLog()).toEqual(lines("create"));
  await project.succeed("touch", `${log}.allowed`);
  expect(await deploy(build)).toEqual(lines("create"));
  expect(await deploy(build)).toEqual([]);
});

test("no command runs where the customer could not be changed", async () => {
  await deploy(hooked({ name }));
  sandbox.faults.add({
    kind: "respond",
    path: "/v1/express/*/deactivate",
    status: 403,
  });
  const inactive = hooked({ name, active: false });
  await expect(deploy(inactive)).rejects.toThrow("403");
  expect(await readLog()).toEqual([]);
});

test("neither removing the hooks nor destroying the customer runs a command", async () => {
  await deploy(hooked({ name }));
  const bare: Build = (stack) => {
    new ExpressCustomer(stack, "lakeside", { name });
  };
  expect(await deploy(bare)).toEqual([]);
  await deploy(hooked({ name }));
  expect(await deploy(() => undefined)).toEqual([]);
  expect(liveCustomer(sandbox, name).isActive).toBe(false);
});

test("a replacement counts as a creation, though it is the same customer", async () => {
  const build = hooked({ name });
  await deploy(build);
  const replace = "-replace=avara_express_customer.lakeside";
  expect(await deploy(build, replace)).toEqual(lines("activate", "create"));
});

test("active may come of a variable", async () => {
  const build: Build = (stack) => {
    const active = new TerraformVariable(stack, "active", { type: "bool" });
    hooked({ name, active: active.booleanValue })(stack);
  };
  expect(await deploy(build, "-var=active=false")).toEqual(
    lines("create", "deactivate"),
  );
  expect(await deploy(build, "-var=active=false")).toEqual([]);
  expect(await deploy(build, "-var=active=true")).toEqual(lines("activate"));
});

test("commands get their texts as they are written, and wait for what they depend on", async () => {
  const odd = `"$HOME" \${x} %{y} 'z'\`w\``;
  const build: Build = (stack) => {
    const customer = new ExpressCustomer(stack, "odd", { name: odd });
    const first = customer.onCreate("shell", {
      command: `sleep 0.5; echo "1 \${ODD} $AVARA_CUSTOMER_NAME \${PWD##*/}" >> '${log}'`,
      environment: { ODD: odd },
      interpreter: ["bash", "-euc"],
      workingDirectory: "..",
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
    `1 ${odd} ${odd} stacks`,
    `2,${odd},a b`,
  ]);
  expect(await readFile(log, "utf8")).toMatch(/^1/);
});
