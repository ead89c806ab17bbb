import {
  describeFailure,
  runProgram,
  type RunProgramOptions,
} from "../system/run-program";

/**
 * Runs a program that has to succeed, and returns its standard output.
 *
 * @throws {Error} with what the program printed, if it fails
 */
export async function runTool(
  file: string,
  args: readonly string[],
  options: RunProgramOptions,
): Promise<string> {
  const result = await runProgram(file, args, options);
  if (result.exitCode === 0) return result.stdout;
  throw new Error(describeFailure([file, ...args].join(" "), result));
}
