import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "@jest/globals";
import { repository } from "../repository";
import { isOpenTofu } from "../terraform/clients";

interface StoryOptions {
  readonly args?: readonly string[];
  /** Additional variables. */
  readonly env?: NodeJS.ProcessEnv;
  /** Receives everything printed so far. */
  readonly onOutput?: (stdout: string, story: ChildProcess) => void;
}

/**
 * Runs a program of `demo/` as its npm script does, with a home directory and a temporary directory for each test of the
 * file.
 */
export function useStory(name: "quickstart" | "stacks") {
  const folders = { home: "", temporary: "" };
  let running: ChildProcess | undefined;

  beforeEach(async () => {
    folders.home = await mkdtemp(join(tmpdir(), "cdktf-avara-home-"));
    folders.temporary = await mkdtemp(join(tmpdir(), "cdktf-avara-tmp-"));
    // The PostgreSQL server of a story may run as another user.
    await chmod(folders.temporary, 0o711);
  });

  afterEach(async () => {
    running?.kill("SIGKILL");
    for (const folder of Object.values(folders))
      await rm(folder, { recursive: true });
  });

  return {
    /** The temporary directory of the current test. */
    get temporary() {
      return folders.temporary;
    },

    async run({ args = [], env = {}, onOutput }: StoryOptions = {}) {
      const story = spawn(
        process.execPath,
        // The command tsx kills a program that takes 60 ms to react to a signal.
        ["--import", "tsx", join(repository, "demo", name, "main.ts"), ...args],
        {
          cwd: repository,
          env: {
            PATH: process.env.PATH,
            TERRAFORM_BINARY_NAME: process.env.TERRAFORM_BINARY_NAME,
            HOME: folders.home,
            TMPDIR: folders.temporary,
            NO_COLOR: "1",
            // A story leaves the user's account alone.
            AVARA_API_KEY: "sk_live_of_the_user",
            AVARA_BASE_URL: "http://127.0.0.1:1",
            ...env,
          },
          stdio: ["ignore", "pipe", "pipe"],
        },
      );
      running = story;
      const output = { stdout: "", stderr: "" };
      for (const stream of ["stdout", "stderr"] as const)
        story[stream].setEncoding("utf8").on("data", (text: string) => {
          output[stream] += text;
          onOutput?.(output.stdout, story);
        });
      const [exitCode] = (await once(story, "close")) as [number | null];
      return { exitCode, ...output };
    },

    /** The names of what a story left in its folders, except what tsx and OpenTofu create in every one. */
    async leftovers(): Promise<readonly string[]> {
      const tools = isOpenTofu() ? [".terraform.d"] : [];
      const names = await Promise.all(
        Object.values(folders).map((folder) => readdir(folder)),
      );
      return names
        .flat()
        .filter((one) => !one.startsWith("tsx-") && !tools.includes(one));
    },
  };
}
