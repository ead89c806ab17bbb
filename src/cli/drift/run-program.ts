import { systemErrorCode } from "../../sandbox/system-error";
import { CliError } from "../cli-error";
import type { CliIo } from "../cli-io";
import { type CommandResult, runCommand } from "../run-command";

/**
 * Runs a program to its end, in a folder, whatever becomes of it.
 *
 * @throws {CliError} when there is no such program, or the user stopped it
 */
export type RunProgram = (
  file: string,
  args: readonly string[],
  cwd: string,
) => Promise<CommandResult>;

/** Creates what runs programs until the user asks to stop. */
export function createRunProgram({
  env,
  signal,
}: Pick<CliIo, "env" | "signal">): RunProgram {
  return async (file, args, cwd) => {
    try {
      const result = await runCommand(file, args, {
        cwd,
        env: { ...env, TF_IN_AUTOMATION: "1" },
        signal,
      });
      if (signal.aborted) throw new CliError("Stopped.", { exitCode: 130 });
      return result;
    } catch (error) {
      if (systemErrorCode(error) === "ENOENT")
        throw new CliError(
          `There is no ${file} on the PATH. cdktf-avara doctor tells what is missing.`,
          { cause: error },
        );
      throw error;
    }
  };
}

/**
 * Returns what a program printed.
 *
 * @param what the program did, for the message
 * @throws {CliError} with what it said was wrong, unless it succeeded
 */
export function outputOf(
  { exitCode, stdout, stderr }: CommandResult,
  what: string,
): string {
  if (exitCode === 0) return stdout;
  const reason = stderr.trim() === "" ? stdout : stderr;
  throw new CliError(
    `${what} ended with ${exitCode ?? "a signal"}:\n\n${reason.trim()}`,
  );
}
