import { spawn } from "node:child_process";
import { readdir, readFile, readlink } from "node:fs/promises";
import { terraformProgram } from "../../../src/cli/machine/terraform-program";
import type { ProgramResult } from "../../../src/system/run-program";
import { until } from "../until";
import type { TerraformWorkspace } from "./terraform-workspace";

/** A terraform that runs in a process group of its own, as in a terminal. */
export interface RunningTerraform {
  readonly exited: Promise<ProgramResult>;
  /** Sends the signal of Ctrl-C to terraform and its providers, and waits until terraform confirms it. */
  interrupt(): Promise<void>;
  /** Kills terraform. */
  kill(): void;
  /** Kills the running providers. Returns their number. */
  killProviders(): Promise<number>;
}

/** Starts terraform in a workspace, and does not wait for its end. */
export function startTerraform(
  { directory, env }: Pick<TerraformWorkspace, "directory" | "env">,
  ...args: readonly string[]
): RunningTerraform {
  const child = spawn(terraformProgram(process.env), args, {
    cwd: directory,
    env,
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
    async interrupt() {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGINT");
      await until(() => output.stdout.includes("Interrupt received."));
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
async function providerProcesses(
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
        // The process has ended meanwhile.
        return [];
      }
    }),
  );
  return found.flat();
}

/** Waits until no process of the provider is left. */
export function noProviderLeft(directory: string): Promise<void> {
  return until(async () => (await providerProcesses(directory)).length === 0);
}

function killIfAlive(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // The process has ended meanwhile.
  }
}
