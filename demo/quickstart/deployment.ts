import { copyFile, mkdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import {
  type DriftReport,
  driftReportSchema,
} from "../../src/cli/drift/drift-report";
import type { ProgramResult } from "../../src/system/run-program";
import type { Sandbox } from "../../src/sandbox";
import { prepareProject } from "../storytelling/prepare-project";
import {
  type RunProgram,
  repository,
  terraform,
} from "../storytelling/programs";
import { type SourceFile, openSourceFile } from "./source-file";

const commandLine = join(repository, "dist/bin/cdktf-avara/cdktf-avara.mjs");

/** A copy of the quickstart, which the real cdktf and terraform deploy. */
export interface Deployment {
  readonly code: SourceFile;
  /** Synthesizes the app and deploys it. */
  deploy(): Promise<void>;
  /** Deploys what is synthesized, as cdktf does, without its start. */
  apply(): Promise<void>;
  /** Runs `cdktf-avara drift`, and keeps its HTML report. Returns the report. */
  reportDrift(htmlFile: string): Promise<DriftReport>;
  /** Returns the report as people read it. */
  printDrift(): Promise<string>;
  /** Synthesizes the app and plans it. Returns the errors of Terraform. */
  planToFail(): Promise<string>;
  /** Synthesizes the app. */
  synthesize(): Promise<void>;
  /** Plans. The exit code is 0 if nothing is to be changed, else 2. */
  plan(): Promise<Pick<ProgramResult, "exitCode">>;
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
  const runTerraform = (args: readonly string[], successCodes = [0]) =>
    run(terraform, ["-chdir=cdktf.out/stacks/quickstart", ...args], {
      ...options,
      successCodes,
    });

  const driftFile = join(directory, "drift.json");
  const drift = (args: readonly string[]) =>
    run(process.execPath, [commandLine, "drift", ...args], {
      ...options,
      successCodes: [2],
    });
  const synthesize = async () => {
    await run("tsx", ["main.ts"], options);
  };

  return {
    code: openSourceFile(code),
    async deploy() {
      await run("cdktf", ["deploy", "--auto-approve", "--no-color"], options);
    },
    async apply() {
      await runTerraform(["apply", "-auto-approve", "-no-color"]);
    },
    async reportDrift(htmlFile) {
      await drift(["--output", htmlFile, "--output", driftFile]);
      const json: unknown = JSON.parse(await readFile(driftFile, "utf8"));
      return driftReportSchema.parse(json);
    },
    async printDrift() {
      return (await drift(["--from", driftFile])).stdout;
    },
    synthesize,
    async planToFail() {
      await synthesize();
      const { stderr } = await runTerraform(["plan", "-no-color"], [1]);
      return stderr.replaceAll(/^[╷╵│] ?/gm, "").trim();
    },
    plan: () =>
      runTerraform(["plan", "-detailed-exitcode", "-no-color"], [0, 2]),
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
