import { messageOf, osErrorCode } from "../../../system/os-error";
import { CliError } from "../../cli-error";
import type { CliIo } from "../../cli-io";
import {
  type ProgramResult,
  describeFailure,
  runProgram,
} from "../../../system/run-program";

/**
 * Runs a program that may be killed at any moment, until it ends.
 *
 * @throws {CliError} if the program cannot be started
 * @throws the reason of the signal, if it has aborted
 */
export type RunProgram = (
  file: string,
  args: readonly string[],
  options: {
    /** A folder that exists. */
    readonly cwd: string;
    /** The folder for the program's temporary files, which a killed program leaves behind. @default the system's */
    readonly temporary?: string;
    /** Stops the program. */
    readonly signal: AbortSignal;
  },
) => Promise<ProgramResult>;

/** Creates the function that runs programs in an environment. */
export function createRunProgram(env: CliIo["env"]): RunProgram {
  return async (file, args, { cwd, temporary, signal }) => {
    try {
      const result = await runProgram(file, args, {
        cwd,
        env: {
          ...withWholeRefresh(env),
          ...temporaryFiles(temporary),
          TF_IN_AUTOMATION: "1",
        },
        signal,
        isKillable: true,
      });
      signal.throwIfAborted();
      return result;
    } catch (error) {
      const code = osErrorCode(error);
      if (code === undefined) throw error;
      throw new CliError(
        `${code === "ENOENT" ? `There is no ${file} on the PATH` : `Cannot start ${file}: ${messageOf(error)}`}. Run cdktf-avara doctor to see what is missing.`,
        { cause: error },
      );
    }
  };
}

/** The environment without `-minimal-refresh`, with which a plan does not read customers whose declaration is unchanged. */
function withWholeRefresh(env: CliIo["env"]): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      name.startsWith("TF_CLI_ARGS")
        ? value?.replaceAll(/(?<!\S)--?minimal-refresh(=\S*)?(?!\S)/g, "")
        : value,
    ]),
  );
}

/** The variables that set the folder for temporary files, on Unix and on Windows. */
function temporaryFiles(folder: string | undefined): NodeJS.ProcessEnv {
  return folder === undefined
    ? {}
    : { TMPDIR: folder, TMP: folder, TEMP: folder };
}

/**
 * Returns what a program printed.
 *
 * @param what the program did, for the message
 * @throws {ProgramError} unless it succeeded
 */
export function outputOf(result: ProgramResult, what: string): string {
  if (result.exitCode === 0) return result.stdout;
  throw new ProgramError(describeFailure(what, result));
}

/** Terraform or a CLI of apps failed. The machine may lack something that they need. */
export class ProgramError extends CliError {}
