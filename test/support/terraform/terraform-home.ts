import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import {
  cliConfiguration,
  installProvider,
} from "../../../src/cli/install/provider-mirror";
import { providerSource } from "../../../src/constructs/provider/provider-files";
import { createAvaraProvider } from "../../../src/provider/provider";
import type { Sandbox } from "../../../src/sandbox";
import { runProgram } from "../../../src/system/run-program";
import type { ProgramResult } from "../../../src/system/run-program";
import { createNullProvider } from "../providers/null-provider/provider";
import { runtimeEnvironment } from "../provider/runtime";
import {
  serveProviders,
  type ServedProviders,
} from "../provider/serve-providers";

/**
 * The source of terraform's providers:
 *
 * - `served`: this process, which takes a tenth of the time. Every connection still gets its own provider. Includes
 *   `hashicorp/null`, and needs no `terraform init`.
 * - `installed`: a mirror with the built script, which terraform starts. For tests of starts, signals and packages.
 * - `none`: none. Terraform has no CLI configuration, as on a new machine.
 */
export type ProviderSupply = "served" | "installed" | "none";

/** A folder of a user, with an environment in which terraform finds the provider without a network. */
export interface TerraformHome extends AsyncDisposable {
  readonly directory: string;
  /** The environment of the programs that run there. Tests may change it. */
  readonly env: NodeJS.ProcessEnv;
  /** Lets terraform talk to a sandbox. */
  readonly connect: (
    sandbox: Pick<Sandbox, "url" | "apiKey"> | undefined,
  ) => void;
  /** Runs a program, whether it succeeds or not. */
  readonly run: (
    file: string,
    ...args: readonly string[]
  ) => Promise<ProgramResult>;
  /**
   * Runs a program and returns its standard output.
   *
   * @throws {Error} with what the program printed, if it fails
   */
  readonly succeed: (
    file: string,
    ...args: readonly string[]
  ) => Promise<string>;
}

/** The null provider's address in the public registry, which `@cdktf/provider-null` declares. */
const nullProviderSource = "registry.terraform.io/hashicorp/null";

/** Creates a home without an API. */
export async function createTerraformHome(
  supply: ProviderSupply,
): Promise<TerraformHome> {
  const directory = await mkdtemp(join(tmpdir(), "cdktf-avara-test-"));
  const env: NodeJS.ProcessEnv = {
    ...runtimeEnvironment,
    HOME: directory,
    CHECKPOINT_DISABLE: "1",
  };
  await useNamedTerraform(directory, env);
  let served: ServedProviders | undefined;
  if (supply !== "none") {
    const mirror = join(directory, "mirror");
    await configureMirror({ directory, env }, mirror);
    if (supply === "served") served = await serve(env);
    else await installProvider(mirror);
  }
  const run: TerraformHome["run"] = (file, ...args) =>
    runProgram(file, args, { cwd: directory, env });
  return {
    directory,
    env,
    connect(sandbox) {
      env.AVARA_BASE_URL = sandbox?.url;
      env.AVARA_API_KEY = sandbox?.apiKey;
    },
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
      await served?.[Symbol.asyncDispose]();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Lets terraform take the provider from a mirror. */
export async function configureMirror(
  { directory, env }: Pick<TerraformHome, "directory" | "env">,
  mirror: string,
): Promise<void> {
  env.TF_CLI_CONFIG_FILE = join(directory, "terraform.tfrc");
  await writeFile(env.TF_CLI_CONFIG_FILE, cliConfiguration(mirror));
}

/** Lets the name `terraform` start the program that TERRAFORM_BINARY_NAME names to the tests, such as `tofu`. */
async function useNamedTerraform(
  directory: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const { TERRAFORM_BINARY_NAME: program } = process.env;
  if (program === undefined) return;
  const folder = join(directory, programsFolder);
  await mkdir(folder);
  const script = `#!/bin/sh\nexec ${program} "$@"\n`;
  await writeFile(join(folder, "terraform"), script, { mode: 0o755 });
  env.PATH = [folder, env.PATH].join(delimiter);
  env.TERRAFORM_BINARY_NAME = program;
}

/** The folder of a home with programs of the tests. */
export const programsFolder = ".programs";

/** When a served provider looks for the result of an unclear create: sooner than by default. */
const servedLooksAfterMs: readonly number[] = [250, 500, 1_000];

/** A source address as OpenTofu completes it. */
const forOpenTofu = (source: string) =>
  source.replace("registry.terraform.io", "registry.opentofu.org");

/** Serves the providers to every terraform with this environment. */
async function serve(env: NodeJS.ProcessEnv): Promise<ServedProviders> {
  const createAvara = () =>
    createAvaraProvider({
      environment: env,
      looksAfterMs: servedLooksAfterMs,
    });
  const createNull = () => createNullProvider({ randomNumber });
  const served = await serveProviders({
    [providerSource]: createAvara,
    [nullProviderSource]: createNull,
    [forOpenTofu(providerSource)]: createAvara,
    [forOpenTofu(nullProviderSource)]: createNull,
  });
  env.TF_REATTACH_PROVIDERS = served.reattach;
  return served;
}

/** A random 63-bit integer, like the ids of `hashicorp/null`. */
const randomNumber = () =>
  BigInt.asUintN(63, randomBytes(8).readBigUInt64BE()).toString();
