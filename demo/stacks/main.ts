/**
 * Deploys the example with the real cdktf and terraform, against a sandbox, and with the states in a
 * PostgreSQL that it starts itself. All that it makes is in temporary directories, which are gone when
 * it ends.
 */
import { startSandbox } from "../../src/sandbox";
import { StoryError } from "../storytelling/story-error";
import { tellStory } from "../storytelling/tell-story";
import { stacks, tellChapters } from "./chapters";
import { createDeployment } from "./deployment";
import { findPostgres } from "./find-postgres";
import { createGate } from "./gate";
import { startPostgres } from "./postgres";

tellStory(async ({ directory, narrator, run }) => {
  const binaries = await findPostgres(process.env);
  if (binaries === undefined)
    throw new StoryError(
      "There is no PostgreSQL server on this machine, and the states are to be kept in one: install it (on Debian and Ubuntu, apt-get install postgresql; on macOS, brew install postgresql), or name the directory of its binaries in POSTGRES_BIN.",
    );
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
});
