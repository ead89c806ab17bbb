import { copyFile, mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import type { Sandbox } from "../../src/sandbox";
import { prepareProject } from "../storytelling/prepare-project";
import { type RunProgram, repository } from "../storytelling/programs";
import { StoryError } from "../storytelling/story-error";
import { type Change, readPlannedChanges } from "./planned-changes";
import { type SourceFile, openSourceFile } from "./source-file";

/** A copy of the quickstart, which the real cdktf and terraform deploy. */
export interface Deployment {
  readonly code: SourceFile;
  deploy(): Promise<void>;
  /** Returns what the next deployment would change. Empty if the live customers match the declaration. */
  plan(): Promise<readonly Change[]>;
}

export interface DeploymentOptions {
  /** An empty directory for the copy, the provider's mirror and the state. */
  readonly directory: string;
  readonly sandbox: Pick<Sandbox, "url" | "apiKey">;
  readonly run: RunProgram;
}

export async function createDeployment({
  directory,
  sandbox,
  run,
}: DeploymentOptions): Promise<Deployment> {
  const code = join(directory, "main.ts");
  await copyFile(join(repository, "examples/quickstart/main.ts"), code);
  await linkPackages(join(directory, "node_modules"));
  const options = await prepareProject(directory, "tsx main.ts", sandbox);
  const terraform = (args: readonly string[], successCodes = [0]) =>
    run("terraform", ["-chdir=cdktf.out/stacks/quickstart", ...args], {
      ...options,
      successCodes,
    });

  return {
    code: openSourceFile(code),
    async deploy() {
      await run("cdktf", ["deploy", "--auto-approve", "--no-color"], options);
    },
    async plan() {
      const planFile = join(directory, "plan");
      const { exitCode } = await terraform(
        ["plan", "-detailed-exitcode", "-no-color", `-out=${planFile}`],
        [0, 2],
      );
      const { stdout } = await terraform(["show", "-json", planFile]);
      const changes = readPlannedChanges(stdout);
      if ((exitCode === 0) !== (changes.length === 0))
        throw new StoryError(
          `terraform plan ended with ${exitCode}, but plans ${changes.length} changes.`,
        );
      return changes;
    },
  };
}

/** Links the packages that the quickstart imports, including this one, into the copy. */
async function linkPackages(nodeModules: string): Promise<void> {
  await mkdir(nodeModules);
  await symlink(repository, join(nodeModules, "cdktf-avara"), "junction");
  for (const name of ["cdktf", "constructs"])
    await symlink(
      join(repository, "node_modules", name),
      join(nodeModules, name),
      "junction",
    );
}
