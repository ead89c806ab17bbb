import { spawn } from "node:child_process";

/** How a program runs. */
export interface RunProgramOptions {
  /** @default the folder of this process */
  readonly cwd?: string;
  /** The whole environment of the program. @default the environment of this process */
  readonly env?: NodeJS.ProcessEnv;
  /** Interrupts the program, as Ctrl-C does. */
  readonly signal?: AbortSignal;
  /** Receives what the program prints, as it prints it. */
  readonly onOutput?: (text: string) => void;
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
 * @throws {Error} with the code of the operating system if the program cannot be started, such as `ENOENT`
 */
export function runProgram(
  file: string,
  args: readonly string[],
  { cwd, env, signal, onOutput }: RunProgramOptions = {},
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const)
      child[name].setEncoding("utf8").on("data", (text: string) => {
        output[name] += text;
        onOutput?.(text);
      });
    const interrupt = () => child.kill("SIGINT");
    if (signal?.aborted === true) interrupt();
    signal?.addEventListener("abort", interrupt);
    child.once("error", reject);
    child.once("close", (exitCode) => {
      signal?.removeEventListener("abort", interrupt);
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
