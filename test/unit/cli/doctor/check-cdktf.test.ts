import { testProblems } from "./sample-machine";

testProblems([
  [
    "no cdktf in a project of CDKTF",
    { programs: { cdktf: null } },
    "problem",
    "cdktf",
    /no cdktf/,
    /npm install --save-dev cdktf-cli/,
  ],
  [
    "a cdktf that prints no version",
    { programs: { cdktf: "" } },
    "problem",
    "cdktf",
    /prints no version/,
    /npx cdktf --version/,
  ],
]);
