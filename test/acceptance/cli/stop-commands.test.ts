/** Commands that a signal stops while they run terraform, or wait for an API that does not respond. */
import { spawn } from "node:child_process";
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readlink,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { customerBlock } from "../../support/hcl/customer-block";
import { useTerraform } from "../../support/terraform/use-terraform";
import { repository } from "../../support/repository";
import { until } from "../../support/until";
import { useTemporaryFolder } from "../../support/use-temporary-folder";

const program = join(repository, "dist/bin/cdktf-avara/cdktf-avara.mjs");
const begin = useTerraform("installed");

/** A folder of the test's own. */
const place = useTemporaryFolder();

/** The processes that run in some folders: terraform and its providers. */
async function processesIn(
  directories: readonly string[],
): Promise<readonly string[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      // It may have ended meanwhile.
      const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => "");
      return directories.includes(cwd) ? [pid] : [];
    }),
  );
  return found.flat();
}

/** Waits until none of the programs runs that worked in some folders. */
const untilEnded = (...directories: readonly string[]) =>
  until(async () => (await processesIn(directories)).length === 0);

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
async function start(args: readonly string[], { env, cwd }: Start) {
  const temporary = await mkdtemp(join(place(), "t-"));
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...env, TMPDIR: temporary },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
    });
  const ended = new Promise<number | null>((resolve) => {
    child.once("close", resolve);
  });
  return { pid: child.pid ?? NaN, output, ended, temporary };
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

    const { pid, output, ended, temporary } = await start(
      ["drift", "--chdir", directory, "--chdir", other],
      { env },
    );
    await until(() => requests.count() >= 2);
    expect(await readdir(temporary)).not.toEqual([]);
    process.kill(isForAll ? -pid : pid, signal);

    expect(await ended).toBe(130);
    expect(output.stderr).toMatch(/^Planning .*\nPlanning .*\nStopped\.\n$/);
    expect(await readdir(temporary)).toEqual([]);
    await untilEnded(directory, other);
  },
);

test("an interrupt at any moment of a plan ends drift, and leaves neither a process nor a file", async () => {
  const { directory, env } = await beginToHang("a");
  const momentsMs = [0, 150, 300, 450, 600, 900, 1_500];
  for (const momentMs of momentsMs) {
    const { pid, output, ended, temporary } = await start(
      ["drift", "--chdir", directory],
      { env },
    );
    await until(() => output.stderr.startsWith("Planning"));
    await sleep(momentMs);
    process.kill(pid, "SIGINT");

    const exitCode = await ended;
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
  const { pid, ended, temporary } = await start(
    ["drift", "--chdir", directory],
    { env },
  );
  await until(() => requests.count() >= 1);
  process.kill(pid, "SIGINT");
  process.kill(pid, "SIGTERM");

  expect(await ended).toBe(130);
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
  const { pid, output, ended } = await start(["doctor"], {
    env: { ...workspace.env, TERRAFORM_BINARY_NAME: terraform },
    cwd: folder,
  });
  await until(async () => (await readdir(folder)).includes("started"));
  process.kill(pid, "SIGINT");

  expect(await ended).toBe(130);
  expect(output).toEqual({ stdout: "", stderr: "Stopped.\n" });
  await untilEnded(folder);
});

test("an interrupt ends adopt, which writes no file", async () => {
  const { env, requests } = await beginToHang();
  const folder = join(place(), "app");
  await mkdir(folder);
  const { pid, output, ended } = await start(
    ["adopt", "--all", "--out", "customers.ts"],
    { env, cwd: folder },
  );
  await until(() => requests.count() >= 1);
  process.kill(pid, "SIGINT");

  expect(await ended).toBe(130);
  expect(output).toEqual({ stdout: "", stderr: "Stopped.\n" });
  expect(await readdir(folder)).toEqual([]);
});
