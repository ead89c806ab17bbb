import { appendFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { impliedMirror, pathInMirror } from "../../src/cli/provider-mirror";
import { type CommandResult, runCommand } from "../../src/cli/run-command";
import { version } from "../../src/version";

const commandLine = join(__dirname, "../../dist/bin/cdktf-avara.js");

/** The home of a user, and the project of theirs that takes the provider. */
let home: string;
let project: string;

jest.setTimeout(60_000);

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "cdktf-avara-home-"));
  project = join(home, "project");
  await mkdir(project);
  await writeFile(
    join(project, "main.tf"),
    'terraform {\n  required_providers {\n    avara = { source = "avara-software/avara" }\n  }\n}\n',
  );
});

afterEach(async () => {
  await rm(home, { recursive: true });
});

function run(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<CommandResult> {
  return runCommand(file, args, {
    cwd: project,
    env: {
      PATH: process.env.PATH,
      HOME: home,
      CHECKPOINT_DISABLE: "1",
      ...env,
    },
  });
}

const install = (env?: NodeJS.ProcessEnv) =>
  run(process.execPath, [commandLine, "install"], env);

const init = (env?: NodeJS.ProcessEnv) =>
  run("terraform", ["init", "-no-color"], env);

test("terraform finds the installed provider with no further configuration, however often it is installed", async () => {
  expect((await install()).exitCode).toBe(0);
  expect((await install()).exitCode).toBe(0);
  expect((await init()).exitCode).toBe(0);
  const { stdout } = await run("terraform", ["version", "-json"]);
  expect(JSON.parse(stdout)).toMatchObject({
    provider_selections: {
      "registry.terraform.io/avara-software/avara": version,
    },
  });
});

test("terraform finds it where TF_CLI_CONFIG_FILE names no file", async () => {
  await install();
  const TF_CLI_CONFIG_FILE = join(home, "missing.tfrc");
  expect((await init({ TF_CLI_CONFIG_FILE })).exitCode).toBe(0);
});

test("terraform finds it past a CLI configuration that says where to search, once it says what install printed", async () => {
  const file = join(home, "own.tfrc");
  const env = { TF_CLI_CONFIG_FILE: file };
  const block = (methods: string) => `provider_installation {\n${methods}}\n`;
  await writeFile(file, block(""));
  const { stderr } = await install(env);
  expect((await init(env)).exitCode).toBe(1);

  const [method = ""] =
    /^ {2}filesystem_mirror \{[^}]+\}\n/m.exec(stderr) ?? [];
  await writeFile(file, block(method));
  expect((await init(env)).exitCode).toBe(0);
});

test("a project that has locked another build is mended as install says", async () => {
  await install();
  await appendFile(pathInMirror(impliedMirror({ HOME: home })), "\n// another");
  expect((await init()).exitCode).toBe(0);

  const { stdout } = await install();
  expect(stdout).toContain("in place of another build");
  expect(stdout).toContain(
    "delete the provider's block from .terraform.lock.hcl",
  );
  await rm(join(project, ".terraform"), { recursive: true });
  expect((await init()).stderr).toMatch(/checksum/);
  await rm(join(project, ".terraform.lock.hcl"));
  expect((await init()).exitCode).toBe(0);
});
