import { resolve } from "node:path";
import { findProgram } from "../../find-program";
import { type RunProgram, outputOf } from "./run-program";

/**
 * Synthesizes a CDKTF app with its own cdktf, or else with the one on the PATH.
 *
 * @param out the folder to synthesize to, from the app's folder
 * @throws {CliError} with what cdktf printed, if it fails
 */
export async function synthesizeApp(
  appDirectory: string,
  out: string,
  run: RunProgram,
  signal: AbortSignal,
): Promise<void> {
  const cwd = resolve(appDirectory);
  const cdktf = findProgram("cdktf", cwd);
  const args = ["synth", "--output", out];
  outputOf(await run(cdktf, args, { cwd, signal }), "cdktf synth");
}
