import { runCommand } from "../cli/run-command";
import type { RunCommandOptions } from "../cli/run-command";

/**
 * Runs a command that has to succeed. Returns its standard output.
 *
 * @throws {Error} with what the command printed, when it fails
 */
export async function runTool(
  file: string,
  args: readonly string[],
  options: RunCommandOptions,
): Promise<string> {
  const { exitCode, stdout, stderr } = await runCommand(file, args, options);
  if (exitCode !== 0)
    throw new Error(
      `${[file, ...args].join(" ")} ended with ${String(exitCode)}:\n${stdout}${stderr}`,
    );
  return stdout;
}
