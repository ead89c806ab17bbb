import { run } from "../../../src/cli/program";
import type { Sandbox } from "../../../src/sandbox";
import { captureIo } from "./capture-io";

/** Runs a command line in this process. Returns its output and exit code. */
export async function runCommand(
  env: NodeJS.ProcessEnv,
  ...args: readonly string[]
) {
  const { io, output } = captureIo(env);
  const exitCode = await run(args, io);
  return { exitCode, ...output };
}

/** The variables with which a command uses a sandbox. */
export const environmentOf = ({ apiKey, url }: Sandbox) => ({
  AVARA_API_KEY: apiKey,
  AVARA_BASE_URL: url,
});
