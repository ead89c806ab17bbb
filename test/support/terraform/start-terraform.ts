import { terraformProgram } from "../../../src/cli/machine/terraform-program";
import type { ProgramResult } from "../../../src/system/run-program";
import { processesIn } from "../programs/processes-in";
import { startProgram } from "../programs/start-program";
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
  const program = startProgram(terraformProgram(process.env), args, {
    cwd: directory,
    env,
  });
  return {
    exited: program.exited,
    async interrupt() {
      program.killGroup("SIGINT");
      await program.printed(/Interrupt received\./);
    },
    kill() {
      program.kill("SIGKILL");
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
  const all = await processesIn(directory);
  return all
    .filter(({ command }) => command.includes("terraform-provider-avara"))
    .map(({ pid }) => pid);
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
