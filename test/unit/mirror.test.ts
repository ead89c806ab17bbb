/** The folders of `test/unit` mirror `src`, so that a reader finds the test of a source, and the source of a test. */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "@jest/globals";
import { repository } from "../support/repository";

/** The tests of the repository as a whole, and of its pages, which belong to no source. */
const others = /^(docstrings|guides|mirror|words|pages\/[\w-]+)$/;

const tests = readdirSync(join(repository, "test/unit"), {
  recursive: true,
  encoding: "utf8",
})
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => file.replace(".test.ts", ""));

/** Whether a test has the name of a source, or that name and a topic, beside the source's own test. */
function hasSource(name: string): boolean {
  const folder = join(repository, "src", dirname(name));
  if (!existsSync(folder)) return false;
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(dirname(name), file.replace(".ts", "")))
    .some(
      (source) =>
        name === source ||
        (name.startsWith(`${source}-`) && tests.includes(source)),
    );
}

test("every test has the name of a source, or is one of those that belong to none", () => {
  expect(tests.length).toBeGreaterThan(0);
  expect(
    tests.filter((name) => !others.test(name) && !hasSource(name)),
  ).toEqual([]);
});
