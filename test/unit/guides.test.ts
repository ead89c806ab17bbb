/** The guides, as a Terraform registry shows them: with a title, and with links that work there. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { repository } from "../support/repository";

const folder = join(repository, "docs/guides");
const guides = readdirSync(folder);
const read = (guide: string) => readFileSync(join(folder, guide), "utf8");

test.each(guides)("%s has a title and a description", (guide) => {
  const [, frontMatter = ""] =
    /^---\n(.*?)\n---\n\n# /s.exec(read(guide)) ?? [];
  expect(parse(frontMatter)).toEqual({
    page_title: expect.stringMatching(/^.{4,40}$/),
    description: expect.stringMatching(/^.{20,150}$/),
  });
});

test.each(guides)(
  "the links of %s are absolute, and lead somewhere",
  (guide) => {
    const own = "https://github.com/avara-software/cdktf-avara/";
    for (const [, link = ""] of read(guide).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (link.startsWith("#")) continue;
      expect(link).toMatch(/^https:\/\//);
      if (!link.startsWith(own)) continue;
      const path = link
        .slice(own.length)
        .replace(/^(blob|tree)\/main\/|#.*$/g, "");
      expect([link, existsSync(join(repository, path))]).toEqual([link, true]);
    }
  },
);

test("the tests that a page names exist", () => {
  const tests = readdirSync(join(repository, "test"), { recursive: true });
  const pages = guides.map((guide) => `docs/guides/${guide}`);
  for (const page of ["CONTRIBUTING.md", "docs/design.md", ...pages]) {
    const text = readFileSync(join(repository, page), "utf8");
    for (const [, path = ""] of text.matchAll(/`([\w./-]+\.test\.ts)`/g)) {
      const exists = tests.some((one) =>
        `/test/${String(one)}`.endsWith(`/${path}`),
      );
      expect([page, path, exists]).toEqual([page, path, true]);
    }
  }
});

describe("the page of errors", () => {
  const sources = readdirSync(join(repository, "src"), { recursive: true })
    .map(String)
    .filter((path) => /\.(ts|sh)$/.test(path))
    .map((path) => readFileSync(join(repository, "src", path), "utf8"))
    .join("\n")
    // The script gets the provider's name when it is built.
    .replaceAll("The provider name", "The provider avara");
  // The other sections are about messages of Terraform, cdktf and constructs.
  const foreign = [
    "There is already a Construct with name",
    "Failed to query available provider packages",
    "does not match any of the checksums recorded in the dependency lock file",
    "Required plugins are not installed",
    'Unknown file extension ""',
  ];
  const errors = [...read("troubleshooting.md").matchAll(/^### `(.*)`$/gm)]
    .map(([, error = ""]) => error)
    .filter((error) => !foreign.includes(error));

  test.each(errors)("has the text of an error that there is: %s", (error) => {
    expect(sources).toContain(error);
  });
});
