import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  cliConfiguration,
  installProvider,
} from "../../src/cli/provider-mirror";
import { runCommand } from "../../src/cli/run-command";
import type { CommandResult } from "../../src/cli/run-command";
import type { Sandbox } from "../../src/sandbox";

/** A folder with a configuration, in which the real terraform runs the built provider. */
export interface TerraformWorkspace extends AsyncDisposable {
  readonly directory: string;
  /** The environment that terraform gets; to be changed by tests. */
  readonly env: NodeJS.ProcessEnv;
  /** Replaces `main.tf`; the `terraform` block is added. */
  write(configuration: string): Promise<void>;
  /** Runs terraform, whatever becomes of it. */
  run(...args: readonly string[]): Promise<CommandResult>;
  /** Runs terraform, and throws what it printed unless it succeeded. Returns its standard output. */
  succeed(...args: readonly string[]): Promise<string>;
}

const requiredProviders = `terraform {
  required_providers {
    avara = {
      source = "avara-software/avara"
    }
  }
}
`;

/** Makes a folder, initialised for the built provider; its terraform talks to the sandbox. */
export async function createTerraformWorkspace(
  sandbox?: Pick<Sandbox, "url" | "apiKey">,
): Promise<TerraformWorkspace> {
  const directory = await mkdtemp(join(tmpdir(), "cdktf-avara-test-"));
  const cliConfigFile = join(directory, "terraform.tfrc");
  const mirror = join(directory, "mirror");
  await installProvider(mirror);
  await writeFile(cliConfigFile, cliConfiguration(mirror));
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: directory,
    CHECKPOINT_DISABLE: "1",
    TF_CLI_CONFIG_FILE: cliConfigFile,
    TF_IN_AUTOMATION: "1",
    ...(sandbox && {
      AVARA_BASE_URL: sandbox.url,
      AVARA_API_KEY: sandbox.apiKey,
    }),
  };
  const workspace: TerraformWorkspace = {
    directory,
    env,
    write: (configuration) =>
      writeFile(
        join(directory, "main.tf"),
        `${requiredProviders}\n${configuration}`,
      ),
    run: (...args) =>
      runCommand("terraform", args, {
        cwd: directory,
        env: { ...env, TF_CLI_ARGS: "-no-color" },
      }),
    async succeed(...args) {
      const { exitCode, stdout, stderr } = await workspace.run(...args);
      if (exitCode !== 0)
        throw new Error(
          `terraform ${args.join(" ")} ended with ${String(exitCode)}:\n${stdout}${stderr}`,
        );
      return stdout;
    },
    async [Symbol.asyncDispose]() {
      await rm(directory, { recursive: true, force: true });
    },
  };
  await workspace.write("");
  await workspace.succeed("init");
  return workspace;
}
