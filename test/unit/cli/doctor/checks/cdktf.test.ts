import { expect, test } from "@jest/globals";
import { checkMachine, testProblems } from "../sample-machine";

testProblems([
  [
    "no cdktf in a project of CDKTF",
    { programs: { cdktf: null } },
    /^✗ cdktf: .*neither cdktf nor cdktn/,
    /npm install --save-dev cdktf-cli/,
  ],
  [
    "a cdktf that prints no version",
    { programs: { cdktf: "" } },
    /^✗ cdktf: .*prints no version/,
    /npx cdktf --version/,
  ],
  [
    "an old cdktn",
    { programs: { cdktf: null, cdktn: "0.23.9" } },
    /^✗ cdktn: .*0\.23\.9 is too old/,
    /cdktn-cli@\^0\.24\.0$/,
  ],
]);

test("a project of CDK Terrain needs no cdktf", async () => {
  const programs = { cdktf: null, cdktn: "0.24.0\n" };
  expect(await checkMachine({ programs })).toContainEqual({
    title: "cdktn",
    status: "ok",
    detail: "0.24.0",
  });
});
