import { basename, resolve } from "node:path";
import { findAppCli } from "../../machine/find-program";
import { type RunProgram, outputOf } from "./run-program";

/**
 * Synthesizes an app with the CLI of CDKTF or of CDK Terrain.
 *
 * @param out the folder to synthesize to, from the app's folder
 * @throws {CliError} with what the CLI printed, if it fails
 */
export async function synthesizeApp(
  appDirectory: string,
  out: string,
  env: NodeJS.ProcessEnv,
  run: RunProgram,
  signal: AbortSignal,
): Promise<void> {
  const cwd = resolve(appDirectory);
  const cli = findAppCli(cwd, env);
  const args = ["synth", "--output", out];
  outputOf(await run(cli, args, { cwd, signal }), `${basename(cli)} synth`);
}
