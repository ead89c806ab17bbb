import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Narrator, createNarrator } from "./narrator";
import {
  type RunProgram,
  checkTerraform,
  createProgramRunner,
} from "./programs";
import { StoryError } from "./story-error";

/** Where a story takes place. */
export interface Stage {
  /** A directory of its own, empty in the beginning, gone in the end. */
  readonly directory: string;
  readonly narrator: Narrator;
  readonly run: RunProgram;
  /** Aborts when the user stops the story. */
  readonly signal: AbortSignal;
}

/** Tells a story with the real terraform, until it ends, something is not as told, or Ctrl-C stops it. */
export function tellStory(story: (stage: Stage) => Promise<void>): void {
  const stop = new AbortController();
  // Each time: npm, tsx and the terminal may all pass the same Ctrl-C on.
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
  const directory = await mkdtemp(join(tmpdir(), "cdktf-avara-story-"));
  try {
    await story({ directory, narrator, run, signal });
  } finally {
    // What a stopped terraform still writes must not keep the directory alive.
    await rm(directory, { recursive: true, force: true, maxRetries: 10 });
  }
}
