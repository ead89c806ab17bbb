import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "@jest/globals";
import {
  type ProgramResult,
  runProgram,
} from "../../../src/system/run-program";
import { repository } from "../repository";

const commandLine = join(repository, "dist/bin/cdktf-avara.js");

/** A user's home, with a project that takes the provider, and nothing else. */
export interface Home {
  readonly directory: string;
  readonly project: string;
  /** Runs a program in the project, with no variables but a few and the given ones. */
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

/** Gives each test of a file a home of its own. Returns that of the test that runs. */
export function useHome(): Home {
  let directory = "";
  const home: Home = {
    get directory() {
      return directory;
    },
    get project() {
      return join(directory, "project");
    },
    run: (file, args, env = {}) =>
      runProgram(file, args, {
        cwd: home.project,
        env: {
          PATH: process.env.PATH,
          HOME: directory,
          CHECKPOINT_DISABLE: "1",
          ...env,
        },
      }),
    runOurs: (command, env) =>
      home.run(process.execPath, [commandLine, command], env),
  };

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "cdktf-avara-home-"));
    await mkdir(home.project);
    await writeFile(
      join(home.project, "main.tf"),
      'terraform {\n  required_providers {\n    avara = { source = "avara-software/avara" }\n  }\n}\n',
    );
  });

  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  return home;
}
