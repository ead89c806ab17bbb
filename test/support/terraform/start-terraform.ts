import { spawn } from "node:child_process";
import { readdir, readFile, readlink } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { ProgramResult } from "../../../src/system/run-program";
import type { TerraformWorkspace } from "./terraform-workspace";

/** A terraform that is running, in a process group of its own, as in a terminal. */
export interface RunningTerraform {
  readonly exited: Promise<ProgramResult>;
  /** Sends the signal that Ctrl-C sends, to terraform and its providers alike. */
  interrupt(): void;
  /** Kills terraform, without a word to anybody. */
  kill(): void;
  /** Kills the providers that run at this moment. Returns how many there were. */
  killProviders(): Promise<number>;
}

/** Starts terraform in a workspace, and does not wait for its end. */
export function startTerraform(
  { directory, env }: Pick<TerraformWorkspace, "directory" | "env">,
  ...args: readonly string[]
): RunningTerraform {
  const child = spawn("terraform", args, {
    cwd: directory,
    env: { ...env, TF_CLI_ARGS: "-no-color" },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
    });
  const exited = new Promise<ProgramResult>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => {
      resolve({ exitCode, ...output });
    });
  });
  return {
    exited,
    interrupt() {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGINT");
    },
    kill() {
      child.kill("SIGKILL");
    },
    async killProviders() {
      const pids = await providerProcesses(directory);
      for (const pid of pids) killIfAlive(pid);
      return pids.length;
    },
  };
}

/** The processes of the provider that a terraform has started in a directory. */
export async function providerProcesses(
  directory: string,
): Promise<readonly number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      try {
        const cwd = await readlink(`/proc/${pid}/cwd`);
        const command = await readFile(`/proc/${pid}/cmdline`, "utf8");
        return cwd === directory && command.includes("terraform-provider-avara")
          ? [Number(pid)]
          : [];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    }),
  );
  return found.flat();
}

/** Waits until no process of the provider is left; throws when one stays. */
export async function noProviderLeft(
  directory: string,
  timeoutMs = 10_000,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const left = await providerProcesses(directory);
    if (left.length === 0) return;
    if (performance.now() > deadline)
      throw new Error(`Providers are still running: ${left.join(", ")}`);
    await sleep(50);
  }
}

function killIfAlive(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}
