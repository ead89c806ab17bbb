/**
 * The first five minutes, told by the real cdktf and terraform on `examples/quickstart`, against a
 * sandbox. All that it makes is in a temporary directory, which is gone when it ends. `--build`
 * builds the package first.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "../../../src/sandbox";
import { tellChapters } from "./chapters";
import { createDeployment } from "./deployment";
import { connectLiveCustomers } from "./live-customers";
import { createNarrator } from "./narrator";
import { checkTerraform, createProgramRunner } from "./programs";
import { StoryError } from "./story-error";

async function tellStory(signal: AbortSignal): Promise<void> {
  const startedAtMs = performance.now();
  const run = createProgramRunner(signal);
  await checkTerraform(run);
  const narrator = createNarrator(process.stdout);
  if (process.argv.includes("--build"))
    await narrator.waitFor("npm run build", () =>
      run("npm", ["run", "--silent", "build"]),
    );
  const directory = await mkdtemp(join(tmpdir(), "cdktf-avara-story-"));
  try {
    await using sandbox = await startSandbox();
    await tellChapters({
      deployment: await createDeployment({ directory, sandbox, run }),
      live: connectLiveCustomers(sandbox, signal),
      narrator,
    });
  } finally {
    // What a stopped terraform still writes must not keep the directory alive.
    await rm(directory, { recursive: true, force: true, maxRetries: 10 });
  }
  const seconds = (performance.now() - startedAtMs) / 1000;
  narrator.say(`\nAll of it was verified, in ${seconds.toFixed(0)} seconds.`);
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
