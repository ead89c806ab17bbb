/** Creates an app on a new machine, which has only the app's packages. */
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { declarable } from "../../support/api/live-customers";
import { installPackages } from "../../support/pages/example-project";
import { repository } from "../../support/repository";
import { useCdktfProject } from "../../support/cdktf/use-cdktf-project";

const stage = useCdktfProject("none");

function init(...args: readonly string[]) {
  const command = join(repository, "dist/bin/cdktf-avara/cdktf-avara.mjs");
  return stage.project.run(process.execPath, command, "init", ...args);
}

test("the app compiles, its test passes, and cdktf deploys it", async () => {
  const { directory, env, succeed } = stage.project;
  delete env.CDKTF_SKIP_PROVIDER_LOCK;
  const { stdout, exitCode } = await init();
  expect(exitCode).toBe(0);
  expect(stdout).toContain("  customers-stack.ts\n");
  await installPackages(directory);
  await succeed(join(repository, "node_modules/.bin/tsc"), "--project", ".");
  expect(await succeed("npm", "test")).toMatch(/ pass 1$/m);
  await succeed("npx", "cdktf", "deploy", "--auto-approve", "--no-color");
  expect(stage.sandbox.customers.all().map(declarable)).toEqual([
    {
      name: "Lakeside General Hospital",
      active: true,
      metadata: { region: "north" },
    },
  ]);
});

test("no file is overwritten", async () => {
  const { directory } = stage.project;
  const path = join(directory, "app");
  expect((await init("app")).stdout).toContain("\n  cd app\n  npm install\n");
  await writeFile(join(path, "main.ts"), "// Mine\n");
  const before = await readFile(join(path, "cdktf.json"), "utf8");
  expect(await init("app")).toMatchObject({
    exitCode: 1,
    stdout: "",
    stderr: expect.stringMatching(
      /^error: Nothing was written, because these files already exist: app\/cdktf\.json, app\/main\.ts, .*\nChoose another directory/,
    ),
  });
  expect(await readFile(join(path, "cdktf.json"), "utf8")).toBe(before);
});

test("the existing files of an app are kept", async () => {
  const { directory } = stage.project;
  await writeFile(join(directory, "tsconfig.json"), "{}");
  expect((await init()).stdout).toContain("\nKept: tsconfig.json\n");
  expect(await readFile(join(directory, "tsconfig.json"), "utf8")).toBe("{}");
  expect(await readdir(directory)).toContain("main.ts");
});
