import { isCdktfProject } from "../cdktf-project";
import { findProgram } from "../find-program";
import type { Machine } from "../machine";
import { type Check, checkOf } from "./check";
import { isAtLeast } from "./is-at-least";

const leastCdktf = "0.21.0";

/** Checks for the cdktf CLI. HCL does not need it. */
export async function checkCdktf(machine: Machine): Promise<Check> {
  const { ok, problem } = checkOf("cdktf");
  if (!(await isCdktfProject(machine)))
    return ok("not needed: there is no cdktf.json here");
  const program = findProgram("cdktf", machine.directory);
  const result = await machine.run(program, ["--version"]);
  if (result === null)
    return problem(
      "there is a cdktf.json, but no cdktf",
      "npm install --save-dev cdktf-cli",
    );
  const version = /\d+\.\d+\.\d+/.exec(result.stdout)?.[0];
  if (version === undefined)
    return problem(
      "cdktf --version prints no version",
      "Run npx cdktf --version to see what is wrong with it.",
    );
  return isAtLeast(version, leastCdktf)
    ? ok(version)
    : problem(
        `${version} is too old`,
        `npm install --save-dev cdktf-cli@^${leastCdktf}`,
      );
}
