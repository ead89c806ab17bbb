/** The files that are published: what a reader finds in the package without the repository. */
import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { beforeAll, expect, test } from "@jest/globals";
import * as z from "zod/mini";
import { runTool } from "../../src/generate/run-tool";
import packageJson from "../../package.json";
import { repository } from "../support/repository";

const packedSchema = z.tuple([
  z.object({ files: z.array(z.object({ path: z.string() })) }),
]);

let files: readonly string[];

beforeAll(async () => {
  const json = await runTool("npm", ["pack", "--dry-run", "--json"], {
    cwd: repository,
  });
  files = packedSchema.parse(JSON.parse(json))[0].files.map(({ path }) => path);
});

test("every link between its pages leads to a file, a folder or a heading in it", async () => {
  const pages = files.filter((path) => path.endsWith(".md"));
  expect(pages.length).toBeGreaterThan(20);
  const dead: string[] = [];
  for (const page of pages)
    for (const link of relativeLinks(await readPage(page)))
      if (!(await leadsSomewhere(page, link))) dead.push(`${page}: ${link}`);
  expect(dead).toEqual([]);
});

test("nothing in it was made by a run of an example", () => {
  expect(
    files.filter((path) => /cdktf\.out|\.terraform|tfstate/.test(path)),
  ).toEqual([]);
});

test("it omits the results of examples that git ignores", async () => {
  const ignored = (await readPage(".gitignore")).matchAll(
    /^\/(examples\/.*?)\/?$/gm,
  );
  const omitted = [...ignored].map(([, path]) => `!${path}`);
  expect(omitted).not.toEqual([]);
  expect(packageJson.files).toEqual(expect.arrayContaining(omitted));
});

const readPage = (page: string) => readFile(join(repository, page), "utf8");

async function leadsSomewhere(page: string, link: string): Promise<boolean> {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : posix.join(posix.dirname(page), path);
  return (
    files.some((file) => file === target || file.startsWith(`${target}/`)) &&
    (anchor === undefined || anchorsOf(await readPage(target)).includes(anchor))
  );
}

/** The links of a page to this package: those in its text, and those of its list of references. */
function relativeLinks(markdown: string): readonly string[] {
  const links = /\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$/gm;
  return [...markdown.matchAll(links)]
    .flatMap(([, inline, reference]) => inline ?? reference ?? [])
    .filter((link) => !/^[a-z]+:/.test(link));
}

/** The anchors of a page: those that GitHub gives to its headings, and those written out. */
function anchorsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ (.+)$|<a id="([^"]+)">/gm)].map(
    ([, heading = "", id]) =>
      id ??
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-"),
  );
}
