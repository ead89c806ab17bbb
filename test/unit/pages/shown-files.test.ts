/** The guides show the files of the examples, word for word, and every choice that there is. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { quirksSchema } from "../../../src/sandbox/misbehaviour/quirks";
import { faultRuleSchema } from "../../../src/sandbox/misbehaviour/rules";
import { blocksOf } from "../../support/pages/page";
import { repository } from "../../support/repository";

const read = (path: string) => readFile(join(repository, path), "utf8");

test.each([
  ["docs/guides/adopting.md", "ts", "examples/adopt/main.ts"],
  [
    "docs/guides/data-sources.md",
    "terraform",
    "examples/hcl/data_express_customers.tf",
  ],
])("%s shows, as its first block of %s, %s", async (guide, language, file) => {
  const [shown] = await blocksOf(guide, language);
  expect(await read(file)).toBe(shown);
});

test("the guide to the doctor shows the script of the example, without its head", async () => {
  const [shown = ""] = await blocksOf("docs/guides/doctor.md", "bash");
  const script = await read("examples/doctor/deploy.sh");
  expect(script.endsWith(`\n\n${shown}`)).toBe(true);
});

test("the guide to providers shows the files of the example, and counts the lines of both resources", async () => {
  const guide = "docs/guides/writing-a-provider.md";
  const example = "examples/provider";
  const shown = new Set(await blocksOf(guide, "ts", "js", "hcl"));
  const hidden = [];
  for (const file of await readdir(join(repository, example)))
    if (
      /\.(ts|mjs|tfrc)$/.test(file) &&
      !shown.has(await read(join(example, file)))
    )
      hidden.push(file);
  expect(hidden).toEqual(["notes.ts"]);

  const resource = await read(join(example, "note.ts"));
  const [inGo = ""] = await blocksOf(guide, "go");
  const lines = (text: string) => `${text.split("\n").length - 1} lines`;
  expect(await read(guide)).toMatch(
    new RegExp(`the resource +\\| ${lines(resource)} +\\| ${lines(inGo)} `),
  );
});

test("the tables of the guide to testing name every kind of fault and every quirk", async () => {
  const text = await read("docs/guides/testing.md");
  const rows = [...text.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(rows).toEqual([
    ...faultRuleSchema.def.options.map(({ shape }) => shape.kind.def.values[0]),
    ...Object.keys(quirksSchema.shape),
  ]);
});
