/** Ctrl-C while the command drift plans with the real terraform. */
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readlink, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { customerBlock } from "../support/customer-block";
import { useTerraform } from "../support/use-terraform";

const program = join(__dirname, "../../dist/bin/cdktf-avara.js");
const begin = useTerraform();

/** A folder of the test's own. */
let place: string;

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "cdktf-avara-stop-"));
});

afterEach(async () => {
  await rm(place, { recursive: true, force: true });
});

/** The processes that run in some folders: terraform, and its providers. */
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

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(20);
}

test.each([
  ["all that runs in the terminal, as Ctrl-C does", true],
  ["the command alone, as a runner of jobs does", false],
])(
  "a signal to %s ends the planning of several stacks, and leaves neither a process nor a plan",
  async (_case, isForAll) => {
    const { workspace, sandbox } = await begin();
    const { directory, env } = workspace;
    await workspace.write(
      ["a", "b"].map((name) => customerBlock(name, { name })).join("\n"),
    );
    await workspace.succeed("apply", "-auto-approve");
    const other = join(place, "other");
    await cp(directory, other, { recursive: true });
    const temporary = join(place, "temporary");
    await mkdir(temporary);
    sandbox.requests.clear();
    sandbox.faults.add({ kind: "hang" });

    const child = spawn(
      process.execPath,
      [program, "drift", "--chdir", directory, "--chdir", other],
      {
        env: { ...env, TMPDIR: temporary },
        stdio: ["ignore", "ignore", "pipe"],
        detached: true,
      },
    );
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const ended = new Promise<number | null>((resolve) => {
      child.once("close", resolve);
    });
    await until(() => sandbox.requests.count() >= 2);
    const { pid = NaN } = child;
    expect(await readdir(temporary)).not.toEqual([]);
    process.kill(isForAll ? -pid : pid, "SIGINT");

    expect(await ended).toBe(130);
    expect(stderr).toMatch(/^Planning .*\nPlanning .*\nStopped\.\n$/);
    expect(await readdir(temporary)).toEqual([]);
    await until(
      async () => (await processesIn([directory, other])).length === 0,
    );
  },
);
