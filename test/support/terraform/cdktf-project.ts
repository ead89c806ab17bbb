import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  cliConfiguration,
  installProvider,
} from "../../../src/cli/install/provider-mirror";
import { runProgram } from "../../../src/system/run-program";
import type { ProgramResult } from "../../../src/system/run-program";
import type { Sandbox } from "../../../src/sandbox";

/** A directory of a user's, with the provider in a mirror, and an environment in which cdktf and terraform work without a network. */
export interface CdktfProject extends AsyncDisposable {
  readonly directory: string;
  /** Runs a command, whatever becomes of it. */
  readonly run: (
    file: string,
    ...args: readonly string[]
  ) => Promise<ProgramResult>;
  /** Runs a command, and throws what it printed unless it succeeded. Returns its standard output. */
  readonly succeed: (
    file: string,
    ...args: readonly string[]
  ) => Promise<string>;
}

/** Makes a directory; terraform talks to the sandbox. */
export async function createCdktfProject(
  sandbox?: Pick<Sandbox, "url" | "apiKey">,
): Promise<CdktfProject> {
  const directory = await mkdtemp(join(tmpdir(), "cdktf-avara-project-"));
  const mirror = join(directory, "mirror");
  const cliConfigFile = join(directory, "terraform.tfrc");
  await installProvider(mirror);
  await writeFile(cliConfigFile, cliConfiguration(mirror));
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: directory,
    CHECKPOINT_DISABLE: "1",
    DISABLE_VERSION_CHECK: "1",
    CI: "1",
    CDKTF_SKIP_PROVIDER_LOCK: "true",
    TF_CLI_CONFIG_FILE: cliConfigFile,
    ...(sandbox && {
      AVARA_BASE_URL: sandbox.url,
      AVARA_API_KEY: sandbox.apiKey,
    }),
  };
  const run: CdktfProject["run"] = (file, ...args) =>
    runProgram(file, args, { cwd: directory, env });
  return {
    directory,
    run,
    async succeed(file, ...args) {
      const { exitCode, stdout, stderr } = await run(file, ...args);
      if (exitCode !== 0)
        throw new Error(
          `${[file, ...args].join(" ")} ended with ${String(exitCode)}:\n${stdout}${stderr}`,
        );
      return stdout;
    },
    async [Symbol.asyncDispose]() {
      await rm(directory, { recursive: true, force: true });
    },
  };
}
