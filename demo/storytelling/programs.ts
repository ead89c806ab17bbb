import { delimiter, join } from "node:path";
import { terraformProgram } from "../../src/cli/machine/terraform-program";
import { osErrorCode } from "../../src/system/os-error";
import {
  type ProgramResult,
  type RunProgramOptions,
  describeFailure,
  runProgram,
} from "../../src/system/run-program";
import { StoryError } from "./story-error";

export const repository = join(__dirname, "../..");

/** Terraform, or what TERRAFORM_BINARY_NAME names. */
export const terraform = terraformProgram(process.env);

/** How a program is run. */
export interface ProgramOptions extends Pick<RunProgramOptions, "cwd" | "env"> {
  /** The exit codes that mean success. @default 0 only */
  readonly successCodes?: readonly number[];
}

/**
 * Runs a program quietly.
 *
 * @throws {StoryError} with the program's output, if it fails
 */
export type RunProgram = (
  file: string,
  args: readonly string[],
  options?: ProgramOptions,
) => Promise<ProgramResult>;

/** Creates a function that runs programs until the signal stops the story. */
export function createProgramRunner(signal: AbortSignal): RunProgram {
  return async (file, args, { successCodes = [0], ...options } = {}) => {
    signal.throwIfAborted();
    const result = await runProgram(file, args, {
      cwd: repository,
      env: ownEnvironment,
      ...options,
      signal,
    });
    signal.throwIfAborted();
    const { exitCode, stdout, stderr } = result;
    if (exitCode !== null && successCodes.includes(exitCode)) return result;
    throw new StoryError(
      describeFailure(`${file} ${args.join(" ")}`, result, stdout + stderr),
    );
  };
}

/** @throws {StoryError} if there is no Terraform */
export async function checkTerraform(run: RunProgram): Promise<void> {
  try {
    await run(terraform, ["version"]);
  } catch (error) {
    if (osErrorCode(error) === "ENOENT")
      throw new StoryError(
        `There is no ${terraform} on the PATH: install Terraform from https://developer.hashicorp.com/terraform/install, and try again.`,
      );
    throw error;
  }
}

/** The environment without the user's settings for Terraform, CDKTF and the live API, and with our own programs. */
export const ownEnvironment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(AVARA|CDKTF|TERRAFORM|TF)_/.test(name),
    ),
  ),
  PATH: [join(repository, "node_modules/.bin"), process.env.PATH].join(
    delimiter,
  ),
  CHECKPOINT_DISABLE: "1",
  TERRAFORM_BINARY_NAME: terraform,
};
