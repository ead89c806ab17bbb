import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type ProgramResult,
  runProgram,
} from "../../../src/system/run-program";
import { repository } from "../repository";
import { useForEachTest } from "../use-for-each-test";
import { createTerraformHome } from "./terraform-home";

const commandLine = join(repository, "dist/bin/cdktf-avara/cdktf-avara.mjs");

/** A user's home on a new machine, with a project that needs the provider. */
export interface Home {
  readonly directory: string;
  readonly project: string;
  /** Runs a program in the project, with the given variables added to a small environment. */
  readonly run: (
    file: string,
    args: readonly string[],
    env?: NodeJS.ProcessEnv,
  ) => Promise<ProgramResult>;
  /** Runs our own command line there. */
  readonly runOurs: (
    command: string,
    env?: NodeJS.ProcessEnv,
  ) => Promise<ProgramResult>;
}

/** Gives each test of a file its own home. Returns that of the current test. */
export function useHome(): Home {
  const current = useForEachTest(async () => {
    const created = await createTerraformHome("none");
    const project = join(created.directory, "project");
    await mkdir(project);
    await writeFile(
      join(project, "main.tf"),
      'terraform {\n  required_providers {\n    avara = { source = "avara-software/avara" }\n  }\n}\n',
    );
    return created;
  });
  const home: Home = {
    get directory() {
      return current().directory;
    },
    get project() {
      return join(current().directory, "project");
    },
    run: (file, args, env = {}) =>
      runProgram(file, args, {
        cwd: home.project,
        env: { ...current().env, ...env },
      }),
    runOurs: (command, env) =>
      home.run(process.execPath, [commandLine, command], env),
  };

  return home;
}
