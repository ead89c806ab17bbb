import { type ChildProcess, spawn } from "node:child_process";
import { atExit } from "./at-exit";
import { type Clock, systemClock } from "./clock";
import { osErrorCode } from "./os-error";
import { stopProgram } from "./stop-program";

/** How a program runs. */
export interface RunProgramOptions {
  /** @default the folder of this process */
  readonly cwd?: string;
  /** The whole environment of the program. @default the environment of this process */
  readonly env?: NodeJS.ProcessEnv;
  /** Interrupts the program, as Ctrl-C does. */
  readonly signal?: AbortSignal;
  /**
   * Whether the program may be killed at any moment, because it writes nothing that must be whole. It then never
   * outlives this process, and ends within three seconds after `signal` aborts, with every program that it started.
   *
   * @default false: the program is interrupted once, and may finish its work
   */
  readonly isKillable?: boolean;
  /** Receives what the program prints, as it prints it. */
  readonly onOutput?: (text: string) => void;
  /** Measures how long a program that is stopped may go on. @default the time of this machine */
  readonly clock?: Pick<Clock, "sleep">;
}

/** How a program ended, and what it printed. */
export interface ProgramResult {
  /** Null if a signal ended the program. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program until it ends, without a shell.
 *
 * @throws {Error} with the code of the operating system if the program cannot be started, such as `ENOENT`; or the
 *   reason of `signal` if it aborted before the start
 */
export function runProgram(
  file: string,
  args: readonly string[],
  {
    cwd,
    env,
    signal,
    isKillable = false,
    onOutput,
    clock = systemClock,
  }: RunProgramOptions = {},
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const child = spawn(file, args, {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      // A process group of its own, which can be killed as a whole. On Windows, this would open a window.
      detached: isKillable && !isWindows,
    });
    const output = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const)
      child[name].setEncoding("utf8").on("data", (text: string) => {
        output[name] += text;
        onOutput?.(text);
      });
    const interrupt = () => child.kill("SIGINT");
    const kill = () => {
      killGroup(child);
    };
    const ended = new AbortController();
    const stop = () => {
      if (isKillable)
        stopProgram({ interrupt, kill }, ended.signal, clock).catch(reject);
      else interrupt();
    };
    signal?.addEventListener("abort", stop);
    const cancelKill = isKillable ? atExit(kill) : () => undefined;
    const release = () => {
      ended.abort();
      signal?.removeEventListener("abort", stop);
      cancelKill();
    };
    child.once("exit", () => {
      // The programs that it started may go on, and hold its output open.
      if (isKillable && signal?.aborted === true) kill();
    });
    child.once("error", (error) => {
      release();
      reject(error);
    });
    child.once("close", (exitCode) => {
      release();
      resolve({ exitCode, ...output });
    });
  });
}

/**
 * Describes a program that failed, for a message.
 *
 * @param what what the program did: `terraform plan`
 * @param reason what was wrong. @default what it printed to standard error, else to standard output
 */
export function describeFailure(
  what: string,
  { exitCode, stdout, stderr }: ProgramResult,
  reason = stderr.trim() === "" ? stdout : stderr,
): string {
  return `${what} ended with ${exitCode ?? "a signal"}:\n\n${reason.trim()}`;
}

const isWindows = process.platform === "win32";

/** Kills a program and every program that it started. On Windows, only the program itself. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(isWindows ? pid : -pid, "SIGKILL");
  } catch (error) {
    // All of them have ended. macOS reports EPERM while their exit codes have not been read.
    if (!["ESRCH", "EPERM"].includes(osErrorCode(error) ?? "")) throw error;
  }
}
