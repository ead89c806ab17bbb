import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { repository } from "../../support/repository";

/** Prints what a program prints that uses the built module. */
function run(code: string): string {
  const file = JSON.stringify(join(repository, "dist/system/at-exit.js"));
  return execFileSync(
    process.execPath,
    ["-e", `const { atExit } = require(${file}); ${code}`],
    { encoding: "utf8" },
  );
}

test("the actions run at the exit, the last one first, without those that were canceled", () => {
  expect(
    run(`atExit(() => console.log("first"));
         atExit(() => console.log("canceled"))();
         atExit(() => console.log("last"));
         process.exit();`),
  ).toBe("last\nfirst\n");
});
