import { inTemporaryFolder } from "../../src/system/temporary-folder";
import { type Narrator, createNarrator } from "./narrator";
import {
  type RunProgram,
  checkTerraform,
  createProgramRunner,
} from "./programs";
import { StoryError } from "./story-error";

/** The surroundings of a story. */
export interface Stage {
  /** A temporary directory of its own. */
  readonly directory: string;
  readonly narrator: Narrator;
  readonly run: RunProgram;
  /** Aborts when the user stops the story. */
  readonly signal: AbortSignal;
}

/** Runs a story with the real terraform, until it ends, a claim fails, or Ctrl-C stops it. */
export function runStory(story: (stage: Stage) => Promise<void>): void {
  const stop = new AbortController();
  // `on`, not `once`, because npm and the terminal may both pass on the same Ctrl-C.
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      stop.abort();
    });

  tellOnStage(story, stop.signal).catch((error: unknown) => {
    const text = error instanceof StoryError ? error.message : error;
    console.error(
      stop.signal.aborted ? "\nStopped. Nothing is left behind." : text,
    );
    process.exitCode = stop.signal.aborted ? 130 : 1;
  });
}

async function tellOnStage(
  story: (stage: Stage) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const run = createProgramRunner(signal);
  await checkTerraform(run);
  const narrator = createNarrator(process.stdout);
  await inTemporaryFolder("cdktf-avara-story-", (directory) =>
    story({ directory, narrator, run, signal }),
  );
}
