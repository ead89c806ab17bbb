import { messageOf, osErrorCode } from "../../system/os-error";
import { CliError } from "../cli-error";
import type { CliIo } from "../cli-io";
import {
  type ProgramResult,
  describeFailure,
  runProgram,
} from "../../system/run-program";

/** Where a program runs, and for how long at most. */
export interface RunProgramOptions {
  /** A folder that exists. */
  readonly cwd: string;
  /** Ends the program, as Ctrl-C does. */
  readonly signal: AbortSignal;
}

/**
 * Runs a program to its end, whatever becomes of it.
 *
 * @throws {CliError} when there is no such program, it cannot be started, or the signal stopped it
 */
export type RunProgram = (
  file: string,
  args: readonly string[],
  options: RunProgramOptions,
) => Promise<ProgramResult>;

/** Creates what runs programs in an environment. */
export function createRunProgram(env: CliIo["env"]): RunProgram {
  return async (file, args, options) => {
    throwIfStopped(options.signal);
    try {
      const result = await runProgram(file, args, {
        ...options,
        env: { ...env, TF_IN_AUTOMATION: "1" },
      });
      throwIfStopped(options.signal);
      return result;
    } catch (error) {
      const code = osErrorCode(error);
      if (code === undefined) throw error;
      throw new CliError(
        `${code === "ENOENT" ? `There is no ${file} on the PATH` : `Cannot start ${file}: ${messageOf(error)}`}. cdktf-avara doctor tells what is missing.`,
        { cause: error },
      );
    }
  };
}

/** @throws {CliError} with the exit code of a Ctrl-C, when the user asked to stop */
export function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new CliError("Stopped.", { exitCode: 130 });
}

/**
 * Returns what a program printed.
 *
 * @param what the program did, for the message
 * @throws {CliError} with what it said was wrong, unless it succeeded
 */
export function outputOf(result: ProgramResult, what: string): string {
  if (result.exitCode === 0) return result.stdout;
  throw failureOf(result, what);
}

/**
 * What is thrown of a program that failed.
 *
 * @param reason what it said was wrong; else all that it printed
 */
export function failureOf(
  result: ProgramResult,
  what: string,
  reason?: string,
): CliError {
  return new CliError(describeFailure(what, result, reason));
}
