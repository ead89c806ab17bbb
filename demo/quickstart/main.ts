/**
 * The first five minutes, told by the real cdktf and terraform on `examples/quickstart`, against a
 * sandbox. All that it makes is in a temporary directory, which is gone when it ends. `--build`
 * builds the package first.
 */
import { startSandbox } from "../../src/sandbox";
import { tellStory } from "../storytelling/tell-story";
import { tellChapters } from "./chapters";
import { createDeployment } from "./deployment";
import { connectLiveCustomers } from "./live-customers";

tellStory(async ({ directory, narrator, run, signal }) => {
  const startedAtMs = performance.now();
  if (process.argv.includes("--build"))
    await narrator.waitFor("npm run build", () =>
      run("npm", ["run", "--silent", "build"]),
    );
  await using sandbox = await startSandbox();
  await tellChapters({
    deployment: await createDeployment({ directory, sandbox, run }),
    live: connectLiveCustomers(sandbox, signal),
    narrator,
  });
  const seconds = (performance.now() - startedAtMs) / 1000;
  narrator.say(`\nAll of it was verified, in ${seconds.toFixed(0)} seconds.`);
});
