import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "@jest/globals";
import { TerraformStack, Testing } from "cdktf";
import { AvaraProvider } from "../../../../src/constructs/avara-provider";
import { ExpressCustomer } from "../../../../src/constructs/express-customer";
import {
  installIntoStack,
  type SynthesisMachine,
} from "../../../../src/constructs/provider/install-into-stack";
import { pathInMirror } from "../../../../src/constructs/provider/provider-files";
import { useTemporaryFolder } from "../../../support/use-temporary-folder";

const directory = useTemporaryFolder();
let script: string;
let folder: string;

beforeEach(() => {
  script = join(directory(), "provider");
  writeFileSync(script, "#!/usr/bin/env node\n", { mode: 0o755 });
  folder = join(directory(), "out/stacks/stack");
});

/** Synthesizes a stack, and returns its warnings. */
function warningsOf(
  machine: Partial<SynthesisMachine> = {},
  build: (stack: TerraformStack) => void = () => undefined,
): readonly string[] {
  const app = Testing.app({ outdir: join(directory(), "out") });
  const stack = new TerraformStack(app, "stack");
  const provider = new AvaraProvider(stack, "avara", { install: false });
  installIntoStack(provider, {
    env: { HOME: directory() },
    platform: "linux",
    script,
    ...machine,
  });
  build(stack);
  app.synth();
  return app.manifest.forStack(stack).annotations.map(({ message }) => message);
}

const installed = () => pathInMirror(join(folder, "terraform.d/plugins"));
const lockFile = () => join(folder, ".terraform.lock.hcl");

const declareHook = (stack: TerraformStack) => {
  const customer = new ExpressCustomer(stack, "a", { name: "A" });
  customer.onCreate("log", { command: "true" });
};

test("the folder of a stack gets a link to the provider, and its lock", () => {
  expect(warningsOf()).toEqual([]);
  expect(statSync(installed()).ino).toBe(statSync(script).ino);
  expect(readFileSync(lockFile(), "utf8")).toContain('"~> 0.1.0"');
  expect(warningsOf()).toEqual([]);
});

test("a script that cannot be executed is copied, and the copy can", () => {
  chmodSync(script, 0o644);
  warningsOf();
  expect(statSync(installed()).mode & 0o777).toBe(0o755);
  expect(statSync(script).mode & 0o777).toBe(0o644);
});

test("another build replaces the one of the last synthesis, and its lock", () => {
  warningsOf();
  const lock = readFileSync(lockFile(), "utf8");
  rmSync(script);
  writeFileSync(script, "#!/usr/bin/env node\n// Newer\n", { mode: 0o755 });
  warningsOf();
  expect(readFileSync(installed(), "utf8")).toContain("Newer");
  expect(readFileSync(lockFile(), "utf8")).not.toBe(lock);
});

test("a CLI configuration that names a mirror for the provider is left alone", () => {
  const file = join(directory(), "terraform.tfrc");
  const mirror = `filesystem_mirror {
    path = "/mirror"
  }`;
  writeFileSync(file, `provider_installation {\n  ${mirror}\n}\n`);
  expect(
    warningsOf({ env: { HOME: directory(), TF_CLI_CONFIG_FILE: file } }),
  ).toEqual([]);
  expect(readdirSync(folder)).toEqual(["cdk.tf.json"]);
});

test("one that names none has a warning with the fix", () => {
  const file = join(directory(), ".terraformrc");
  writeFileSync(file, "provider_installation {\n  direct {}\n}\n");
  expect(warningsOf()).toEqual([
    `${file} has a block provider_installation, so that Terraform does not look for the Avara provider in the folder of the stack. Run npx cdktf-avara install --mirror <folder>, and add to the block what it prints.`,
  ]);
  expect(readdirSync(folder)).toEqual(["cdk.tf.json"]);
});

test("a stack with another provider names the setting that cdktf needs, until that is locked", () => {
  const warning =
    "The CLI has not locked registry.terraform.io/hashicorp/null yet, and would look for the Avara provider in the public registry as well. Set the environment variable CDKTF_SKIP_PROVIDER_LOCK=true for it, or give it the option --skip-provider-lock.";
  expect(warningsOf({}, declareHook)).toEqual([warning]);
  const env = { HOME: directory(), CDKTF_SKIP_PROVIDER_LOCK: "true" };
  expect(warningsOf({ env }, declareHook)).toEqual([]);
  const lock = readFileSync(lockFile(), "utf8");
  const block = 'provider "registry.terraform.io/hashicorp/null" {\n}\n';
  writeFileSync(lockFile(), `${lock}\n${block}`);
  expect(warningsOf({}, declareHook)).toEqual([]);
});

test("on Windows with an executable installed, there is no warning", () => {
  const APPDATA = join(directory(), "data");
  const plugins = join(APPDATA, "terraform.d/plugins");
  mkdirSync(join(plugins, "registry.terraform.io/avara-software/avara"), {
    recursive: true,
  });
  expect(warningsOf({ platform: "win32", env: { APPDATA } })).toEqual([]);
});

test("on Windows, and without the script, there is a warning and no provider", () => {
  expect(warningsOf({ platform: "win32" })).toEqual([
    expect.stringMatching(
      /^Terraform for Windows cannot start .* install --archive <file>; or use .* in WSL\.$/,
    ),
  ]);
  expect(warningsOf({ script: join(directory(), "none") })).toEqual([
    expect.stringMatching(/^The Avara provider is missing from its package: /),
  ]);
  expect(readdirSync(folder)).toEqual(["cdk.tf.json"]);
});
