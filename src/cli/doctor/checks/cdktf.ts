import { findProgram } from "../../machine/find-program";
import { type Check, checkOf } from "../check";
import type { Facts } from "../facts";
import { isAtLeast } from "./is-at-least";

/** The CLIs that deploy a project with a `cdktf.json`, and the first version of each that does. */
const clis = [
  { name: "cdktf", least: "0.21.0" },
  { name: "cdktn", least: "0.24.0" },
] as const;

/** Checks for the CLI of CDKTF, or else that of CDK Terrain. HCL does not need one. */
export async function checkCdktf({ isCdktf, machine }: Facts): Promise<Check> {
  if (!isCdktf)
    return checkOf("cdktf").ok("not needed: there is no cdktf.json here");
  for (const { name, least } of clis) {
    const program = findProgram(name, machine.directory);
    const result = await machine.run(program, ["--version"]);
    if (result !== null) return checkVersion(name, result.stdout, least);
  }
  return checkOf("cdktf").problem(
    "there is a cdktf.json, but neither cdktf nor cdktn",
    "npm install --save-dev cdktf-cli; for CDK Terrain, cdktn-cli",
  );
}

/** @param printed what `cdktf --version` prints */
function checkVersion(name: string, printed: string, least: string): Check {
  const { ok, problem } = checkOf(name);
  const version = /\d+\.\d+\.\d+/.exec(printed)?.[0];
  if (version === undefined)
    return problem(
      `${name} --version prints no version`,
      `Run npx ${name} --version to see what is wrong with it.`,
    );
  return isAtLeast(version, least)
    ? ok(version)
    : problem(
        `${version} is too old`,
        `npm install --save-dev ${name}-cli@^${least}`,
      );
}
