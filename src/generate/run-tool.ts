import { runProgram } from "../system/run-program";
import type { RunProgramOptions } from "../system/run-program";

/**
 * Runs a command that has to succeed. Returns its standard output.
 *
 * @throws {Error} with what the command printed, when it fails
 */
export async function runTool(
  file: string,
  args: readonly string[],
  options: RunProgramOptions,
): Promise<string> {
  const { exitCode, stdout, stderr } = await runProgram(file, args, options);
  if (exitCode !== 0)
    throw new Error(
      `${[file, ...args].join(" ")} ended with ${String(exitCode)}:\n${stdout}${stderr}`,
    );
  return stdout;
}
