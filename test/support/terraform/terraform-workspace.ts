import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  cliConfiguration,
  installProvider,
} from "../../../src/cli/install/provider-mirror";
import { runProgram } from "../../../src/system/run-program";
import type { ProgramResult } from "../../../src/system/run-program";
import type { RecordedRequest, Sandbox } from "../../../src/sandbox";

/** A folder with a configuration, in which the real terraform runs the built provider. */
export interface TerraformWorkspace extends AsyncDisposable {
  readonly directory: string;
  /** The environment that terraform gets; to be changed by tests. */
  readonly env: NodeJS.ProcessEnv;
  /** Begins anew: nothing declared, nothing in the state; terraform talks to this sandbox. */
  restart(sandbox: Sandbox): Promise<void>;
  /** Replaces `main.tf`; the `terraform` block is added. */
  write(configuration: string): Promise<void>;
  /**
   * Applies without asking, and returns the requests that this made. Throws unless it succeeded and
   * a refresh right after finds nothing to change.
   */
  apply(...args: readonly string[]): Promise<RecordedRequest[]>;
  /** Runs terraform, whatever becomes of it. */
  run(...args: readonly string[]): Promise<ProgramResult>;
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

/** What an initialised folder keeps when it begins anew. */
const initialised = [
  ".terraform",
  ".terraform.lock.hcl",
  "mirror",
  "terraform.tfrc",
];

/** Makes a folder, initialised for the built provider; its terraform talks to the sandbox. */
export async function createTerraformWorkspace(
  sandbox?: Sandbox,
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
  };
  const connect = (to: Sandbox | undefined): void => {
    sandbox = to;
    env.AVARA_BASE_URL = to?.url;
    env.AVARA_API_KEY = to?.apiKey;
  };
  connect(sandbox);
  const workspace: TerraformWorkspace = {
    directory,
    env,
    async restart(to) {
      connect(to);
      const left = (await readdir(directory)).filter(
        (name) => !initialised.includes(name),
      );
      await Promise.all(left.map((name) => rm(join(directory, name))));
    },
    write: (configuration) =>
      writeFile(
        join(directory, "main.tf"),
        `${requiredProviders}\n${configuration}`,
      ),
    run: (...args) =>
      runProgram("terraform", args, {
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
    async apply(...args) {
      const requestsBefore = sandbox?.requests.count() ?? 0;
      await workspace.succeed("apply", "-auto-approve", ...args);
      const requests = sandbox?.requests.list().slice(requestsBefore) ?? [];
      await workspace.succeed("plan", "-refresh-only", "-detailed-exitcode");
      return requests;
    },
    async [Symbol.asyncDispose]() {
      await rm(directory, { recursive: true, force: true });
    },
  };
  await workspace.write("");
  await workspace.succeed("init");
  return workspace;
}
