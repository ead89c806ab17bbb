import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import type { ProgramResult } from "../../src/system/run-program";
import type { Sandbox } from "../../src/sandbox";
import { prepareProject } from "../storytelling/prepare-project";
import {
  type RunProgram,
  repository,
  terraform as program,
} from "../storytelling/programs";
import type { Postgres } from "./postgres";

/** The app's environment variables; see `examples/stacks/main.ts`. */
export interface Settings {
  readonly HOSPITALS: string;
  readonly STACKS: string;
  readonly FORMER_STACKS?: string;
}

/** The example, which the real cdktf and terraform deploy. */
export interface Deployment {
  /** Deploys a stack, or all stacks in parallel if it is `*`. */
  deploy(settings: Settings, stack: string): Promise<void>;
  /** Runs terraform in one stack, as last synthesized. */
  terraform(
    stack: string,
    args: readonly string[],
    successCodes?: readonly number[],
  ): Promise<ProgramResult>;
  /** Reads the keys of the customers that a stack declares, as last synthesized. */
  declaredIn(stack: string): Promise<readonly string[]>;
}

export interface DeploymentOptions {
  /** An empty directory for the synthesized stacks and the provider's mirror. */
  readonly directory: string;
  readonly sandbox: Pick<Sandbox, "url" | "apiKey">;
  readonly postgres: Pick<Postgres, "env">;
  readonly run: RunProgram;
}

const stackSchema = z.object({
  resource: z.optional(
    z.object({
      avara_express_customer: z.record(z.string(), z.unknown()),
    }),
  ),
});

export async function createDeployment({
  directory,
  sandbox,
  postgres,
  run,
}: DeploymentOptions): Promise<Deployment> {
  const app = join(repository, "examples/stacks/main.ts");
  const project = await prepareProject(
    directory,
    `tsx ${JSON.stringify(app)}`,
    sandbox,
  );
  const options = { ...project, env: { ...project.env, ...postgres.env } };
  const stackDirectory = (stack: string) => join("cdktf.out/stacks", stack);

  return {
    async deploy(settings, stack) {
      await run(
        "cdktf",
        ["deploy", stack, "--parallelism=4", "--auto-approve", "--no-color"],
        { ...options, env: { ...options.env, ...settings } },
      );
    },
    terraform: (stack, args, successCodes = [0]) =>
      run(program, [`-chdir=${stackDirectory(stack)}`, ...args], {
        ...options,
        successCodes,
      }),
    async declaredIn(stack) {
      const file = join(directory, stackDirectory(stack), "cdk.tf.json");
      const { resource } = stackSchema.parse(
        JSON.parse(await readFile(file, "utf8")),
      );
      return Object.keys(resource?.avara_express_customer ?? {});
    },
  };
}
