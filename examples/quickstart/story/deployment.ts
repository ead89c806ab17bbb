import { copyFile, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  cliConfiguration,
  installProvider,
} from "../../../src/cli/provider-mirror";
import type { Sandbox } from "../../../src/sandbox";
import { type Change, readPlannedChanges } from "./planned-changes";
import { type RunProgram, ownEnvironment, repository } from "./programs";
import { type SourceFile, openSourceFile } from "./source-file";
import { StoryError } from "./story-error";

/** A copy of the quickstart, which the real cdktf and terraform deploy. */
export interface Deployment {
  readonly code: SourceFile;
  deploy(): Promise<void>;
  /** Returns what the next deployment would change; nothing when live and declared are the same. */
  plan(): Promise<readonly Change[]>;
}

export interface DeploymentOptions {
  /** An empty directory: the copy, the provider's mirror and the state are in it. */
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
  const mirror = join(directory, "mirror");
  const pluginCache = join(directory, "plugin-cache");
  const cliConfigFile = join(directory, "terraform.tfrc");
  await copyFile(join(repository, "examples/quickstart/main.ts"), code);
  await writeFile(
    join(directory, "cdktf.json"),
    JSON.stringify({
      language: "typescript",
      app: "tsx main.ts",
      projectId: "cdktf-avara-story",
      sendCrashReports: "false",
    }),
  );
  await linkPackages(join(directory, "node_modules"));
  await mkdir(pluginCache);
  await installProvider(mirror);
  await writeFile(cliConfigFile, cliConfiguration(mirror));
  const options = {
    cwd: directory,
    env: {
      ...ownEnvironment,
      CI: "1",
      DISABLE_VERSION_CHECK: "1",
      CDKTF_SKIP_PROVIDER_LOCK: "true",
      TF_CLI_CONFIG_FILE: cliConfigFile,
      // Else cdktf makes one in the user's home.
      TF_PLUGIN_CACHE_DIR: pluginCache,
      AVARA_BASE_URL: sandbox.url,
      AVARA_API_KEY: sandbox.apiKey,
    },
  };
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

/** Gives the copy the packages that the quickstart imports, this one among them. */
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
