/**
 * Deploys the example with the real cdktf and terraform, against a sandbox, with the states in a
 * temporary PostgreSQL server.
 */
import { startSandbox } from "../../src/sandbox";
import { StoryError } from "../storytelling/story-error";
import { runStory } from "../storytelling/run-story";
import { stacks, runChapters } from "./chapters";
import { createDeployment } from "./deployment";
import { findPostgres } from "./find-postgres";
import { createGate } from "./gate";
import { startPostgres } from "./postgres";

runStory(async ({ directory, narrator, run }) => {
  const binaries = await findPostgres(process.env);
  if (binaries === undefined)
    throw new StoryError(
      "There is no PostgreSQL server on this machine to store the states. Install it (on Debian and Ubuntu, apt-get install postgresql; on macOS, brew install postgresql), or set POSTGRES_BIN to the directory of its binaries.",
    );
  await using postgres = await narrator.waitFor("start PostgreSQL", () =>
    startPostgres({ binaries, databases: stacks }),
  );
  const gate = createGate();
  await using sandbox = await startSandbox({ sleep: () => gate.pass() });
  await runChapters({
    deployment: await createDeployment({ directory, sandbox, postgres, run }),
    sandbox,
    gate,
    narrator,
  });
});
