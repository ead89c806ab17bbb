/** The guide to testing, run as its reader runs it. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { installPackages } from "../../support/pages/example-project";
import { blocksOf, runPage } from "../../support/pages/page";
import { repository } from "../../support/repository";
import { useCdktfProject } from "../../support/cdktf/use-cdktf-project";

const guide = "docs/guides/testing.md";

const stage = useCdktfProject("none");

test("the tests of the guide pass in a project with Jest", async () => {
  const { directory, succeed } = stage.project;
  await installPackages(directory);
  const folder = join(directory, "app");
  await mkdir(folder);
  for (const block of await blocksOf(guide, "ts")) {
    const [, name = ""] = /^\/\/ (\S+)\n/.exec(block) ?? [];
    await writeFile(join(folder, name), block);
  }
  const transform = [
    require.resolve("@swc/jest"),
    { jsc: { target: "es2023", parser: { syntax: "typescript" } } },
  ];
  const config = { testTimeout: 600_000, transform: { "\\.ts$": transform } };
  await succeed(
    process.execPath,
    join(repository, "node_modules/jest/bin/jest.js"),
    "--rootDir",
    folder,
    "--runInBand",
    "--config",
    JSON.stringify(config),
  );
});

test("the commands of the guide control a sandbox over HTTP", async () => {
  const printed = await runPage(guide, stage.project);
  expect(stage.sandbox.faults.list()).toEqual([]);
  expect(stage.sandbox.quirks.current().listLagMs).toBe(0);
  const requests = 'curl -fsS "$AVARA_BASE_URL/_sandbox/requests"';
  expect(JSON.parse(printed(requests).stdout)).toEqual({ requests: [] });
});
