/**
 * Deploys the example with the real cdktf and terraform, against a sandbox, and with the states in a
 * PostgreSQL that it starts itself. All that it makes is in temporary directories, which are gone when
 * it ends.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "../../../src/sandbox";
import { createNarrator } from "../../quickstart/story/narrator";
import {
  checkTerraform,
  createProgramRunner,
} from "../../quickstart/story/programs";
import { StoryError } from "../../quickstart/story/story-error";
import { stacks, tellChapters } from "./chapters";
import { createDeployment } from "./deployment";
import { findPostgres } from "./find-postgres";
import { createGate } from "./gate";
import { startPostgres } from "./postgres";

async function tellStory(signal: AbortSignal): Promise<void> {
  const run = createProgramRunner(signal);
  await checkTerraform(run);
  const binaries = await findPostgres(process.env);
  if (binaries === undefined)
    throw new StoryError(
      "There is no PostgreSQL server on this machine, and the states are to be kept in one: install it (on Debian and Ubuntu, apt-get install postgresql; on macOS, brew install postgresql), or name the directory of its binaries in POSTGRES_BIN.",
    );
  const narrator = createNarrator(process.stdout);
  const directory = await mkdtemp(join(tmpdir(), "cdktf-avara-stacks-"));
  try {
    await using postgres = await narrator.waitFor("start PostgreSQL", () =>
      startPostgres({ binaries, databases: stacks }),
    );
    const gate = createGate();
    await using sandbox = await startSandbox({ sleep: () => gate.pass() });
    await tellChapters({
      deployment: await createDeployment({ directory, sandbox, postgres, run }),
      sandbox,
      gate,
      narrator,
    });
  } finally {
    // What a stopped terraform still writes must not keep the directory alive.
    await rm(directory, { recursive: true, force: true, maxRetries: 10 });
  }
}

const stop = new AbortController();
// Each time: npm, tsx and the terminal may all pass the same Ctrl-C on.
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    stop.abort();
  });

tellStory(stop.signal).catch((error: unknown) => {
  const text = error instanceof StoryError ? error.message : error;
  console.error(
    stop.signal.aborted ? "\nStopped. Nothing is left behind." : text,
  );
  process.exitCode = stop.signal.aborted ? 130 : 1;
});
