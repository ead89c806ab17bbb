import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  describeFailure,
  type ProgramResult,
  type RunProgramOptions,
} from "../../../src/system/run-program";

/** A program that runs in a process group of its own, as in a terminal. */
export interface RunningProgram {
  readonly pid: number;
  /** What it has printed so far. */
  readonly output: Pick<ProgramResult, "stdout" | "stderr">;
  readonly exited: Promise<ProgramResult>;
  /**
   * Waits until its standard output matches.
   *
   * @throws {Error} with what it printed, if it ends before
   */
  readonly printed: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Sends a signal to the program alone. Does nothing if it has ended. */
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Sends a signal to the program and to every program that it started. Does nothing if it has ended. */
  readonly killGroup: (signal: NodeJS.Signals) => void;
}

/** Starts a program, and does not wait for its end. */
export function startProgram(
  file: string,
  args: readonly string[],
  { cwd, env, onOutput }: Pick<RunProgramOptions, "cwd" | "env" | "onOutput">,
): RunningProgram {
  const child = spawn(file, args, {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const { pid = NaN } = child;
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
      onOutput?.(text);
    });
  let isRunning = true;
  const exited = new Promise<ProgramResult>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => {
      isRunning = false;
    });
    child.once("close", (exitCode) => {
      resolve({ exitCode, ...output });
    });
  });
  return {
    pid,
    output,
    exited,
    async printed(pattern) {
      for (;;) {
        const match = pattern.exec(output.stdout);
        if (match !== null) return match;
        if (child.stdout.closed)
          throw new Error(describeFailure(file, await exited));
        await Promise.race([once(child.stdout, "data"), exited]);
      }
    },
    kill(signal) {
      child.kill(signal);
    },
    killGroup(signal) {
      if (isRunning) process.kill(-pid, signal);
    },
  };
}
