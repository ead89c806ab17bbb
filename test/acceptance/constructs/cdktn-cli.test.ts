/**
 * An app of CDK Terrain, deployed with its own CLI. The CLI is no dependency, because it does not run on the oldest
 * Node.js that the package supports: it is installed once, into the user's folder of caches.
 */
import { readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { isAtLeast } from "../../../src/cli/doctor/checks/is-at-least";
import { runTool } from "../../../src/generate/run-tool";
import { liveCustomer } from "../../support/api/live-customers";
import { cachedFolder } from "../../support/cached-folder";
import { copyExample } from "../../support/pages/example-project";
import { repository } from "../../support/repository";
import { useCdktfProject } from "../../support/cdktf/use-cdktf-project";

const cdktn = "cdktn-cli@0.24.0";
const leastNode = "22.19.0";
const { node } = process.versions;

const stage = useCdktfProject();
let modules: string;

async function installCli(): Promise<void> {
  const install = async (cwd: string) => {
    await writeFile(join(cwd, "package.json"), '{ "private": true }');
    await runTool(
      "npm",
      ["install", cdktn, "--no-audit", "--no-fund", "--prefer-offline"],
      { cwd },
    );
  };
  modules = join(await cachedFolder(cdktn, install), "node_modules");
}

/** Copies the example of three customers, with the imports of CDK Terrain and its CLI instead of CDKTF's. */
async function createApp(): Promise<void> {
  const { directory } = stage.project;
  await copyExample(stage.project, "quickstart");
  const main = join(directory, "examples/quickstart/main.ts");
  const text = await readFile(main, "utf8");
  await writeFile(
    main,
    text
      .replace('"cdktf"', '"cdktn"')
      .replace('"cdktf-avara"', '"cdktf-avara/cdktn"'),
  );
  const installed = join(directory, "node_modules");
  for (const name of [".bin/cdktf", "cdktf"]) await rm(join(installed, name));
  await symlink(join(modules, ".bin/cdktn"), join(installed, ".bin/cdktn"));
  await symlink(
    join(repository, "node_modules/cdktn"),
    join(installed, "cdktn"),
  );
}

if (isAtLeast(node, leastNode))
  describe("an app of CDK Terrain", () => {
    beforeAll(installCli);

    test("is deployed, checked for drift and destroyed with cdktn", async () => {
      const { succeed, run } = stage.project;
      await createApp();
      const deploy = ["cdktn", "deploy", "--auto-approve", "--no-color"];
      await succeed("npx", ...deploy);
      const lakeside = liveCustomer(stage.sandbox, "Lakeside General Hospital");
      expect(lakeside.isActive).toBe(true);

      const drift = ["cdktf-avara", "drift", "--synth"];
      await succeed("npx", ...drift);
      stage.sandbox.customers.deactivate(lakeside.expressCustomerId);
      expect(await run("npx", ...drift)).toMatchObject({ exitCode: 2 });
      await succeed("npx", ...deploy);
      await succeed("npx", ...drift);

      const destroy = ["cdktn", "destroy", "--auto-approve", "--no-color"];
      await succeed("npx", ...destroy);
      expect(
        stage.sandbox.customers.all().map(({ isActive }) => isActive),
      ).toEqual([false, false, false]);
    });
  });
else
  test.skip(`cdktn needs Node.js ${leastNode}, and these tests run on ${node}`, () =>
    undefined);
