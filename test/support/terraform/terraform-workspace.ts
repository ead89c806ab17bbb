import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { terraformProgram } from "../../../src/cli/machine/terraform-program";
import type { RecordedRequest, Sandbox } from "../../../src/sandbox";
import type { ProgramResult } from "../../../src/system/run-program";
import { plainOutput } from "./plain-output";
import { createTerraformHome, programsFolder } from "./terraform-home";
import type { ProviderSupply } from "./terraform-home";

/** A folder with a configuration, in which the real terraform runs. */
export interface TerraformWorkspace extends AsyncDisposable {
  readonly directory: string;
  /** The environment of terraform. Tests may change it. */
  readonly env: NodeJS.ProcessEnv;
  /** Restarts with no declaration, no state and this sandbox. */
  restart(sandbox: Sandbox): Promise<void>;
  /** Replaces `main.tf`; the `terraform` block is added. */
  write(configuration: string): Promise<void>;
  /**
   * Applies without a prompt, and returns the requests. Throws if it fails, or if a refresh afterwards finds something to
   * change.
   */
  apply(...args: readonly string[]): Promise<RecordedRequest[]>;
  /** Writes a configuration, and applies it. */
  deploy(
    configuration: string,
    ...args: readonly string[]
  ): Promise<RecordedRequest[]>;
  /** Throws if a refresh finds something to change. */
  expectNoDrift(): Promise<void>;
  /** Runs terraform, whether it succeeds or not. */
  run(...args: readonly string[]): Promise<ProgramResult>;
  /** Runs terraform and returns its standard output. Throws what it printed if it fails. */
  succeed(...args: readonly string[]): Promise<string>;
  /** The same, but returns the {@link plainOutput}. */
  pass(...args: readonly string[]): Promise<string>;
  /** The values of the outputs in the state, by name. */
  outputs(): Promise<Readonly<Record<string, unknown>>>;
  /** Runs terraform, which must fail, and returns its {@link plainOutput}. Throws what it printed if it succeeds. */
  fail(...args: readonly string[]): Promise<string>;
}

const requiredProviders = `terraform {
  required_providers {
    avara = {
      source = "avara-software/avara"
    }
  }
}
`;

const outputsSchema = z.record(z.string(), z.object({ value: z.unknown() }));

/** The files that a restart keeps. */
const kept = [
  ".terraform",
  ".terraform.lock.hcl",
  programsFolder,
  "mirror",
  "terraform.tfrc",
];

/**
 * Creates a folder in which terraform can run.
 *
 * @param program the Terraform or OpenTofu to run. @default the one that TERRAFORM_BINARY_NAME names, or terraform
 */
export async function createTerraformWorkspace(
  supply: ProviderSupply = "served",
  program = terraformProgram(process.env),
): Promise<TerraformWorkspace> {
  const home = await createTerraformHome(supply);
  const { directory, env } = home;
  env.TF_IN_AUTOMATION = "1";
  env.TF_CLI_ARGS = "-no-color";
  let sandbox: Sandbox | undefined;
  const workspace: TerraformWorkspace = {
    directory,
    env,
    async restart(to) {
      sandbox = to;
      home.connect(to);
      const left = (await readdir(directory)).filter(
        (name) => !kept.includes(name),
      );
      await Promise.all(
        left.map((name) => rm(join(directory, name), { recursive: true })),
      );
    },
    write: (configuration) =>
      writeFile(
        join(directory, "main.tf"),
        `${requiredProviders}\n${configuration}`,
      ),
    run: (...args) => home.run(program, ...args),
    succeed: (...args) => home.succeed(program, ...args),
    pass: async (...args) =>
      plainOutput({ stdout: await workspace.succeed(...args), stderr: "" }),
    async outputs() {
      const json = await workspace.succeed("output", "-json");
      const outputs = outputsSchema.parse(JSON.parse(json));
      return Object.fromEntries(
        Object.entries(outputs).map(([name, { value }]) => [name, value]),
      );
    },
    async fail(...args) {
      const result = await workspace.run(...args);
      const output = plainOutput(result);
      if (result.exitCode === 1) return output;
      throw new Error(
        `terraform ${args.join(" ")} exits with ${result.exitCode}: ${output}`,
      );
    },
    async apply(...args) {
      const requestsBefore = sandbox?.requests.count() ?? 0;
      await workspace.succeed("apply", "-auto-approve", ...args);
      const requests = sandbox?.requests.list().slice(requestsBefore) ?? [];
      await workspace.expectNoDrift();
      return requests;
    },
    async deploy(configuration, ...args) {
      await workspace.write(configuration);
      return workspace.apply(...args);
    },
    async expectNoDrift() {
      const { exitCode, stdout, stderr } = await workspace.run(
        "plan",
        "-refresh-only",
        "-detailed-exitcode",
      );
      // Terraform 1.15 and later exit with 2 for an unchanged output of a data source.
      const isUnchanged =
        exitCode === 0 || (exitCode === 2 && stdout.includes("No changes."));
      if (!isUnchanged)
        throw new Error(`A refresh found changes:\n${stdout}${stderr}`);
    },
    [Symbol.asyncDispose]: () => home[Symbol.asyncDispose](),
  };
  if (supply === "installed") {
    await workspace.write("");
    await workspace.succeed("init");
  }
  return workspace;
}
