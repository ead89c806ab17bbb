import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { runTool } from "../../../src/generate/run-tool";
import { repository } from "../../support/repository";

/** Prints what a program prints that uses the built module. */
function run(code: string): Promise<string> {
  const file = JSON.stringify(join(repository, "dist/system/at-exit.js"));
  const script = `const { atExit } = require(${file}); ${code}`;
  return runTool(process.execPath, ["-e", script], {});
}

test("the actions run at the exit, the last one first, without those that were canceled", async () => {
  expect(
    await run(`atExit(() => console.log("first"));
         atExit(() => console.log("canceled"))();
         atExit(() => console.log("last"));
         process.exit();`),
  ).toBe("last\nfirst\n");
});
