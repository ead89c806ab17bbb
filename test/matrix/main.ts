/**
 * Runs the contract tests and a short acceptance on each version of Node.js that the package supports, and the tests of
 * the provider's process on Bun, and prints a table in Markdown: `npm run matrix`. With ranges of versions, it runs only
 * these: `npm run matrix -- 22 26`.
 */
import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import * as z from "zod/mini";
import { inTemporaryFolder } from "../../src/system/temporary-folder";
import { runProgram } from "../../src/system/run-program";
import { repository } from "../support/repository";
import { fetchNode } from "./fetch-node";

/** The oldest version of the package's range, and the newest of each line. */
const ranges = ["20.9", "20", "22", "24", "26"];

/** Without the cdktf CLI, whose native module exists for Node.js 20 and 22 only. */
const onNode = [
  "test/contract/.*",
  "test/acceptance/(cli/install|constructs/(cdktn-cli|hooks)|express-customer/create|provider/starts)",
]
  .map((path) => `${path}\\.test\\.ts$`)
  .join("|");

interface Row {
  readonly runtime: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

const resultsSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
});

/** @param bin the folder of the Node.js that runs the tests */
function runTests(
  runtime: string,
  bin: string,
  ...args: readonly string[]
): Promise<Row> {
  return inTemporaryFolder("cdktf-avara-matrix-", async (folder) => {
    const outputFile = join(folder, "results.json");
    const begin = performance.now();
    const { stderr } = await runProgram(
      join(bin, "node"),
      [
        join(repository, "node_modules/jest/bin/jest.js"),
        ...args,
        "--json",
        `--outputFile=${outputFile}`,
      ],
      {
        cwd: repository,
        env: {
          ...process.env,
          PATH: [bin, process.env.PATH].join(delimiter),
        },
      },
    );
    const seconds = Math.round((performance.now() - begin) / 1_000);
    const results = resultsSchema.parse(
      JSON.parse(await readFile(outputFile, "utf8")),
    );
    const failed = Math.max(
      results.numFailedTests,
      results.numFailedTestSuites,
    );
    if (failed > 0) process.stderr.write(stderr);
    return { runtime, passed: results.numPassedTests, failed, seconds };
  });
}

function formatRow({ runtime, passed, failed, seconds }: Row): string {
  return `| ${runtime} | ${passed} | ${failed} | ${seconds} |\n`;
}

async function main(chosen: readonly string[]): Promise<void> {
  process.stdout.write("| runtime | passed | failed | seconds |\n");
  process.stdout.write("| --- | ---: | ---: | ---: |\n");
  const report = (row: Row) => {
    process.stdout.write(formatRow(row));
    if (row.failed > 0) process.exitCode = 1;
  };
  for (const range of chosen.length > 0 ? chosen : ranges) {
    const { version, bin } = await fetchNode(range);
    report(
      await runTests(
        `Node.js ${version}`,
        bin,
        "--selectProjects=contract",
        "--selectProjects=acceptance",
        `--testPathPatterns=${onNode}`,
      ),
    );
  }
  if (chosen.length > 0) return;
  const { bin } = await fetchNode("24");
  report(await runTests("Bun, for the provider", bin, "--selectProjects=bun"));
}

void main(process.argv.slice(2));
