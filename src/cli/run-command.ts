import { spawn } from "node:child_process";

export interface RunCommandOptions {
  readonly cwd?: string;
  /** The whole environment of the command. @default this process's */
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the command, as Ctrl-C does. */
  readonly signal?: AbortSignal;
  /** Takes what the command prints, as it prints it. */
  readonly onOutput?: (text: string) => void;
}

/** What became of a command. */
export interface CommandResult {
  /** Null where a signal ended the command. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command to its end, without a shell.
 *
 * @throws {Error} with the code `ENOENT` when there is no such command
 */
export function runCommand(
  file: string,
  args: readonly string[],
  { cwd, env, signal, onOutput }: RunCommandOptions = {},
): Promise<CommandResult> {
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
    signal?.addEventListener("abort", interrupt);
    child.once("error", reject);
    child.once("close", (exitCode) => {
      signal?.removeEventListener("abort", interrupt);
      resolve({ exitCode, ...output });
    });
  });
}
