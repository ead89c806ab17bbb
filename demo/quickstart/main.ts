/**
 * The first five minutes: runs the real cdktf and terraform on `examples/quickstart`, against a
 * sandbox, in a temporary directory. `--build` builds the package first.
 */
import { startSandbox } from "../../src/sandbox";
import { runStory } from "../storytelling/run-story";
import { runChapters } from "./chapters";
import { createDeployment } from "./deployment";
import { connectLiveCustomers } from "./live-customers";

runStory(async ({ directory, narrator, run, signal }) => {
  const startedAtMs = performance.now();
  if (process.argv.includes("--build"))
    await narrator.waitFor("npm run build", () =>
      run("npm", ["run", "--silent", "build"]),
    );
  await using sandbox = await startSandbox();
  await runChapters({
    deployment: await createDeployment({ directory, sandbox, run }),
    live: connectLiveCustomers(sandbox, signal),
    narrator,
  });
  const seconds = (performance.now() - startedAtMs) / 1000;
  narrator.say(`\nEverything was verified, in ${seconds.toFixed(0)} seconds.`);
});
