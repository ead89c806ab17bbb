import { chmod, readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach } from "@jest/globals";
import type { RunningProgram } from "../programs/start-program";
import { useProgram } from "../programs/use-program";
import { repository } from "../repository";
import { isOpenTofu } from "../terraform/clients";
import { useTemporaryFolder } from "../use-temporary-folder";

interface StoryOptions {
  readonly args?: readonly string[];
  /** Additional variables. */
  readonly env?: NodeJS.ProcessEnv;
  /** Is called each time that the story prints something. */
  readonly onOutput?: (story: RunningProgram) => void;
}

/**
 * Runs a program of `demo/` as its npm script does, with a home directory and a temporary directory for each test of the
 * file.
 */
export function useStory(name: "quickstart" | "stacks") {
  const startProgram = useProgram();
  const home = useTemporaryFolder();
  const temporary = useTemporaryFolder();

  // The PostgreSQL server of a story may run as another user.
  beforeEach(() => chmod(temporary(), 0o711));

  return {
    /** The temporary directory of the current test. */
    get temporary() {
      return temporary();
    },

    run({ args = [], env = {}, onOutput }: StoryOptions = {}) {
      const story = startProgram(
        process.execPath,
        // The command tsx kills a program that takes 60 ms to react to a signal.
        ["--import", "tsx", join(repository, "demo", name, "main.ts"), ...args],
        {
          cwd: repository,
          env: {
            PATH: process.env.PATH,
            TERRAFORM_BINARY_NAME: process.env.TERRAFORM_BINARY_NAME,
            HOME: home(),
            TMPDIR: temporary(),
            NO_COLOR: "1",
            // A story leaves the user's account alone.
            AVARA_API_KEY: "sk_live_of_the_user",
            AVARA_BASE_URL: "http://127.0.0.1:1",
            ...env,
          },
          onOutput: () => onOutput?.(story),
        },
      );
      return story.exited;
    },

    /** The names of what a story left in its folders, except what tsx and OpenTofu create in every one. */
    async leftovers(): Promise<readonly string[]> {
      const tools = isOpenTofu() ? [".terraform.d"] : [];
      const names = await Promise.all(
        [home(), temporary()].map((folder) => readdir(folder)),
      );
      return names
        .flat()
        .filter((one) => !one.startsWith("tsx-") && !tools.includes(one));
    },
  };
}
