/** A machine that runs pipelines without a network, with its own home and a checkout of `examples/pipelines`. */
import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "../../../src/system/run-program";
import type { ProgramResult } from "../../../src/system/run-program";
import type { Sandbox } from "../../../src/sandbox";
import { startTestSandbox } from "../api/start-sandbox";
import { useQuickNpx } from "../cdktf/quick-npx";
import { createTerraformHome } from "../terraform/terraform-home";
import { useForEachTest } from "../use-for-each-test";
import { installPackages } from "./example-project";
import { pipelinesDirectory } from "./pipeline-scripts";

export interface PipelineRunner extends AsyncDisposable {
  readonly checkout: string;
  /** Replaces a program by a bash script. */
  readonly place: (name: string, script: string) => Promise<void>;
  /** Runs a command in the checkout, whether it succeeds or not. */
  readonly run: (
    file: string,
    args: readonly string[],
    env?: NodeJS.ProcessEnv,
  ) => Promise<ProgramResult>;
  /** Runs a script with bash in the checkout, and throws what it printed if it fails. */
  readonly succeed: (script: string, env?: NodeJS.ProcessEnv) => Promise<void>;
}

/** A runner, and the sandbox that its programs use if they have the sandbox's key. */
export interface PipelineStage {
  readonly runner: PipelineRunner;
  readonly sandbox: Sandbox;
}

/** Gives each test of a file its own runner and sandbox. Returns those of the current test. */
export function usePipelineRunner(): PipelineStage {
  const current = useForEachTest(async () => {
    const sandbox = await startTestSandbox();
    const runner = await createPipelineRunner(sandbox);
    return {
      sandbox,
      runner,
      [Symbol.asyncDispose]: () => runner[Symbol.asyncDispose](),
    };
  });
  return {
    get runner() {
      return current().runner;
    },
    get sandbox() {
      return current().sandbox;
    },
  };
}

async function createPipelineRunner({
  url,
}: Pick<Sandbox, "url">): Promise<PipelineRunner> {
  const home = await createTerraformHome("none");
  await useQuickNpx(home.directory, home.env);
  const checkout = join(home.directory, "checkout");
  const programs = join(home.directory, "node_modules/.bin");
  await cp(pipelinesDirectory, checkout, { recursive: true });
  // `npm ci` has nothing to install, so it needs no registry. The packages are in the parent folder.
  await installPackages(home.directory);
  const root = { name: "customers", version: "1.0.0" };
  for (const [name, content] of [
    ["package.json", root],
    [
      "package-lock.json",
      { ...root, lockfileVersion: 3, packages: { "": root } },
    ],
  ] as const)
    await writeFile(join(checkout, name), JSON.stringify(content));

  const run: PipelineRunner["run"] = (file, args, env = {}) =>
    runProgram(file, args, {
      cwd: checkout,
      env: {
        ...home.env,
        PATH: `${programs}:${home.env.PATH ?? ""}`,
        DISABLE_VERSION_CHECK: "1",
        CI: "true",
        AVARA_BASE_URL: url,
        ...env,
      },
    });
  return {
    checkout,
    run,
    async place(name, script) {
      const file = join(programs, name);
      await rm(file, { force: true });
      await writeFile(file, `#!/bin/bash\n${script}\n`, { mode: 0o755 });
    },
    async succeed(script, env) {
      const result = await run("bash", ["-ec", script], env);
      if (result.exitCode !== 0)
        throw new Error(
          `${script}\nended with ${String(result.exitCode)}:\n${result.stdout}${result.stderr}`,
        );
    },
    [Symbol.asyncDispose]: () => home[Symbol.asyncDispose](),
  };
}
