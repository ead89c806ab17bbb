/** Commands that a signal stops while they run terraform, or wait for an API that does not respond. */
import { cp, mkdir, mkdtemp, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { customerBlock } from "../../support/hcl/customer-block";
import { untilEnded } from "../../support/programs/processes-in";
import { useProgram } from "../../support/programs/use-program";
import { useTerraform } from "../../support/terraform/use-terraform";
import { repository } from "../../support/repository";
import { until } from "../../support/until";
import { useTemporaryFolder } from "../../support/use-temporary-folder";

const program = join(repository, "dist/bin/cdktf-avara/cdktf-avara.mjs");
const begin = useTerraform("installed");
const startProgram = useProgram();

/** A folder of the test's own. */
const place = useTemporaryFolder();

/** Deploys customers, and makes the API hang. */
async function beginToHang(...names: readonly string[]) {
  const { workspace, sandbox } = await begin();
  await workspace.write(
    names.map((name) => customerBlock(name, { name })).join("\n"),
  );
  await workspace.succeed("apply", "-auto-approve");
  sandbox.requests.clear();
  sandbox.faults.add({ kind: "hang" });
  return { ...workspace, requests: sandbox.requests };
}

interface Start {
  readonly env: NodeJS.ProcessEnv;
  /** The folder in which the command runs. @default that of this process */
  readonly cwd?: string;
}

/** Starts a command, with a folder for temporary files that is its own. */
async function start(args: readonly string[], options: Start) {
  const temporary = await mkdtemp(join(place(), "t-"));
  const started = startProgram(process.execPath, [program, ...args], {
    ...options,
    env: { ...options.env, TMPDIR: temporary },
  });
  return { ...started, temporary };
}

test.each([
  ["all that runs in the terminal, as Ctrl-C does", true, "SIGINT"],
  ["the command alone, as a runner of jobs does", false, "SIGTERM"],
] as const)(
  "a signal to %s ends the planning of several stacks, and leaves neither a process nor a plan",
  async (_case, isForAll, signal) => {
    const { directory, env, requests } = await beginToHang("a", "b");
    const other = join(place(), "other");
    await cp(directory, other, { recursive: true });

    const { kill, killGroup, output, exited, temporary } = await start(
      ["drift", "--chdir", directory, "--chdir", other],
      { env },
    );
    await until(() => requests.count() >= 2);
    expect(await readdir(temporary)).not.toEqual([]);
    if (isForAll) killGroup(signal);
    else kill(signal);

    expect((await exited).exitCode).toBe(130);
    expect(output.stderr).toMatch(/^Planning .*\nPlanning .*\nStopped\.\n$/);
    expect(await readdir(temporary)).toEqual([]);
    await untilEnded(directory, other);
  },
);

test("an interrupt at any moment of a plan ends drift, and leaves neither a process nor a file", async () => {
  const { directory, env } = await beginToHang("a");
  const momentsMs = [0, 150, 300, 450, 600, 900, 1_500];
  for (const momentMs of momentsMs) {
    const { kill, output, exited, temporary } = await start(
      ["drift", "--chdir", directory],
      { env },
    );
    await until(() => output.stderr.startsWith("Planning"));
    await sleep(momentMs);
    kill("SIGINT");

    const { exitCode } = await exited;
    await untilEnded(directory);
    expect({
      momentMs,
      exitCode,
      files: await readdir(temporary),
    }).toEqual({ momentMs, exitCode: 130, files: [] });
  }
});

test("a second interrupt ends drift at once, with the same exit code and no leftovers", async () => {
  const { directory, env, requests } = await beginToHang("a");
  const { kill, exited, temporary } = await start(
    ["drift", "--chdir", directory],
    { env },
  );
  await until(() => requests.count() >= 1);
  kill("SIGINT");
  kill("SIGTERM");

  expect((await exited).exitCode).toBe(130);
  expect(await readdir(temporary)).toEqual([]);
  await untilEnded(directory);
});

test("an interrupt ends doctor, and a terraform that ignores it", async () => {
  const { workspace } = await begin();
  const folder = join(place(), "app");
  const terraform = join(folder, "terraform");
  await mkdir(folder);
  await writeFile(
    terraform,
    "#!/bin/sh\ntrap '' INT\ntouch started\nwhile :; do sleep 1; done\n",
    { mode: 0o755 },
  );
  const { kill, output, exited } = await start(["doctor"], {
    env: { ...workspace.env, TERRAFORM_BINARY_NAME: terraform },
    cwd: folder,
  });
  await until(async () => (await readdir(folder)).includes("started"));
  kill("SIGINT");

  expect((await exited).exitCode).toBe(130);
  expect(output).toEqual({ stdout: "", stderr: "Stopped.\n" });
  await untilEnded(folder);
});

test("an interrupt ends adopt, which writes no file", async () => {
  const { env, requests } = await beginToHang();
  const folder = join(place(), "app");
  await mkdir(folder);
  const { kill, output, exited } = await start(
    ["adopt", "--all", "--out", "customers.ts"],
    { env, cwd: folder },
  );
  await until(() => requests.count() >= 1);
  kill("SIGINT");

  expect((await exited).exitCode).toBe(130);
  expect(output).toEqual({ stdout: "", stderr: "Stopped.\n" });
  expect(await readdir(folder)).toEqual([]);
});
