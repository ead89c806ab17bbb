import { appendFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import {
  impliedMirror,
  installProvider,
  pathInMirror,
} from "../../src/cli/provider-mirror";
import { runCommand } from "../../src/cli/run-command";
import { startTestSandbox } from "../support/start-sandbox";

const commandLine = join(__dirname, "../../dist/bin/cdktf-avara.js");

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

const run = (file: string, args: readonly string[], env: object = {}) =>
  runCommand(file, args, {
    cwd: project,
    env: {
      PATH: process.env.PATH,
      HOME: home,
      CHECKPOINT_DISABLE: "1",
      ...env,
    },
  });

const doctor = (env?: object) =>
  run(process.execPath, [commandLine, "doctor"], env);

test("the doctor finds nothing wrong after install and init, and a stale checksum after another install", async () => {
  const { url, apiKey } = await startTestSandbox();
  const env = { AVARA_BASE_URL: url, AVARA_API_KEY: apiKey };
  await installProvider(impliedMirror({ HOME: home }));
  await run("terraform", ["init"]);

  const healthy = await doctor(env);
  expect(healthy).toMatchObject({ exitCode: 0, stderr: "" });
  expect(healthy.stdout).not.toMatch(/^[!✗]/m);
  expect(healthy.stdout).toContain(`✓ API: ${url} accepts the key\n`);
  expect(healthy.stdout).toMatch(/^✓ Lock file: /m);
  expect(healthy.stdout).not.toContain(apiKey);

  await appendFile(pathInMirror(impliedMirror({ HOME: home })), "\n// another");
  const stale = await doctor(env);
  expect(stale).toMatchObject({ exitCode: 1, stderr: "1 thing is wrong.\n" });
  expect(stale.stdout).toMatch(/^✗ Lock file: .* checksum of another build/m);
  // As the doctor says, terraform refuses.
  expect((await run("terraform", ["init"])).stderr).toMatch(/checksum/);
});

test("the doctor of a bare machine tells all that is missing", async () => {
  const { exitCode, stdout, stderr } = await doctor({
    TF_CLI_CONFIG_FILE: join(home, "missing.tfrc"),
  });
  expect(exitCode).toBe(1);
  expect(stderr).toBe("2 things are wrong.\n");
  expect(stdout.match(/^[!✗] [^:]+/gm)).toEqual([
    "! TF_CLI_CONFIG_FILE",
    "✗ Provider",
    "✗ API key",
  ]);
});

test("the doctor tells of a terraform that cannot be started", async () => {
  await writeFile(join(home, "terraform"), "");
  const { exitCode, stdout } = await doctor({ PATH: home });
  expect(exitCode).toBe(1);
  expect(stdout).toContain(
    "✗ Terraform: terraform version -json does not tell a version\n    Run terraform version, and see what is wrong with it.\n",
  );
});
