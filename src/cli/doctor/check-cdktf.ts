import { isCdktfProject } from "../cdktf-project";
import { findProgram } from "../find-program";
import type { Machine } from "../machine";
import { type Check, isAtLeast } from "./check";

const leastCdktf = "0.21.0";

/** Checks for the cdktf CLI, which HCL does not need. */
export async function checkCdktf(machine: Machine): Promise<Check> {
  const title = "cdktf";
  if (!(await isCdktfProject(machine)))
    return {
      title,
      status: "ok",
      detail: "not needed: there is no cdktf.json here",
    };
  const program = findProgram("cdktf", machine.directory);
  const result = await machine.run(program, ["--version"]);
  if (result === null)
    return {
      title,
      status: "problem",
      detail: "there is a cdktf.json, and no cdktf",
      cure: "npm install --save-dev cdktf-cli",
    };
  const version = /\d+\.\d+\.\d+/.exec(result.stdout)?.[0];
  if (version === undefined)
    return {
      title,
      status: "problem",
      detail: "cdktf --version does not tell a version",
      cure: "Run npx cdktf --version, and see what is wrong with it.",
    };
  return isAtLeast(version, leastCdktf)
    ? { title, status: "ok", detail: version }
    : {
        title,
        status: "problem",
        detail: `${version} is too old`,
        cure: `npm install --save-dev cdktf-cli@^${leastCdktf}`,
      };
}
