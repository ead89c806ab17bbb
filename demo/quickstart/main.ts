/**
 * The first five minutes: runs the real cdktf and terraform on `examples/quickstart`, against a
 * sandbox, in a temporary directory. `--build` builds the package first.
 */
import { join, relative } from "node:path";
import { startSandbox } from "../../src/sandbox";
import { repository } from "../storytelling/programs";
import { runStory } from "../storytelling/run-story";
import { runChapters } from "./chapters";
import { createDeployment } from "./deployment";
import { connectLiveCustomers } from "./live-customers";

/** In the build, which is not kept in the repository either. */
const htmlFile = join(repository, "dist/drift.html");

runStory(async ({ directory, narrator, run, signal }) => {
  const startedAtMs = performance.now();
  narrator.say(
    "Three customers on a sandbox, with the real cdktf and terraform. Nothing live is touched.\n",
  );
  if (process.argv.includes("--build"))
    await narrator.waitFor("npm run build", () =>
      run("npm", ["run", "--silent", "build"]),
    );
  await using sandbox = await startSandbox({ seed: 1 });
  await runChapters({
    deployment: await createDeployment({ directory, sandbox, run }),
    live: connectLiveCustomers(sandbox, signal),
    narrator,
    htmlFile,
  });
  const seconds = (performance.now() - startedAtMs) / 1000;
  narrator.say(`
Everything was verified, in ${seconds.toFixed(0)} seconds. Next:

  ${relative("", htmlFile).padEnd(33)}  the drift report, for a browser
  npx cdktf-avara init ../customers  an app of your own
  npx cdktf-avara sandbox            the sandbox, for your app
  README.md and docs/guides          everything else`);
});
