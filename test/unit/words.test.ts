/** The words of the project: plain technical English, in code, tests and documentation. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { runTool } from "../../src/generate/run-tool";
import { repository } from "../support/repository";

/** Phrases that readers stumble over, and what to write instead. */
const phrases: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [/\b(lives|lived)\b/i, "exists"],
  [/\b(mend(s|ed|ing)?|cure[sd]?)\b/i, "fix"],
  [/\belsewhere\b/i, "outside Terraform"],
  [/\b(come|comes|came) of\b/i, "come from"],
  [/\b(become|becomes|became) of\b/i, "happen to"],
  [/\b(declared|is|are) no more\b/i, "no longer"],
  [/\ba yes\b/i, "a success response"],
  [/\b(leave|leaves|left) away\b/i, "omit"],
  [/\b(nobody|somebody)\b(?!")/i, "name the actor"],
  [/\banswer(s|ed|ing)?\b/i, "response, respond"],
  [/\brefuses\b/i, "rejects"],
  [/\b(tells?|told|telling)\b/i, "show, report"],
  [/\b(bears?|borne)\b/i, "have"],
  [/\b(anew|lest|shall|by chance|for ever|further ado)\b/i, "plain words"],
  [/\b(whoever|wholly|thereof|wherein|by turns|by half)\b/i, "plain words"],
  [
    /\b(apt to|so many|at plan|put right|puts right|superfluous)\b/i,
    "plain words",
  ],
  [/\bwhere (nothing|none|nobody|no|several|one)\b/i, "if"],
  [/(^|[.:!?] |\/\/ |\* )(Of|Who) [a-z]/, "begin with the subject"],
];

async function listFiles(): Promise<readonly string[]> {
  const folders = ["src", "test", "docs", "examples", "demo", "*.md"];
  const options = { cwd: repository };
  const output = await runTool("git", ["ls-files", ...folders], options);
  return output
    .split("\n")
    .filter((file) => /\.(ts|md|ya?ml|tf|sh|proto)$/.test(file))
    .filter((file) => !/^src\/(bindings|protocol\/.*generated)\//.test(file))
    .filter((file) => !file.endsWith("words.test.ts"));
}

test("no file has a phrase that readers stumble over", async () => {
  const files = await listFiles();
  const found = files.flatMap((file) =>
    readFileSync(join(repository, file), "utf8")
      .split("\n")
      .flatMap((line, index) =>
        phrases
          .filter(([phrase]) => phrase.test(line))
          .map(
            ([, instead]) =>
              `${file}:${index + 1}: ${line.trim()} (better: ${instead})`,
          ),
      ),
  );
  expect(found).toEqual([]);
});
