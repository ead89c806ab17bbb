/** The files that are published: what a reader finds in the package without the repository. */
import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { beforeAll, expect, test } from "@jest/globals";
import * as z from "zod/mini";
import { runTool } from "../../src/generate/run-tool";
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

test("every link between its pages leads to a file or a folder in it", async () => {
  const pages = files.filter((path) => path.endsWith(".md"));
  expect(pages.length).toBeGreaterThan(20);
  const dead = await Promise.all(
    pages.map(async (page) => {
      const links = relativeLinks(await readPage(page));
      return links
        .filter((link) => !exists(resolve(page, link)))
        .map((link) => `${page}: ${link}`);
    }),
  );
  expect(dead.flat()).toEqual([]);
});

test("every link to a heading leads to one that exists", async () => {
  const pages = files.filter((path) => path.endsWith(".md"));
  const dead = await Promise.all(
    pages.map(async (page) => {
      const links = allLinks(await readPage(page)).filter(
        (link) => link.includes("#") && !isAbsolute(link),
      );
      const missing = await Promise.all(
        links.map(async (link) => {
          const [path = "", anchor = ""] = link.split("#");
          const target = path === "" ? page : resolve(page, path);
          const anchors = anchorsOf(await readPage(target));
          return anchors.includes(anchor) ? [] : [`${page}: ${link}`];
        }),
      );
      return missing.flat();
    }),
  );
  expect(dead.flat()).toEqual([]);
});

test("nothing in it was made by a run of an example", () => {
  expect(
    files.filter((path) => /cdktf\.out|\.terraform|tfstate/.test(path)),
  ).toEqual([]);
});

const readPage = (page: string) => readFile(join(repository, page), "utf8");

const resolve = (page: string, link: string) =>
  posix.join(posix.dirname(page), link.replace(/#.*$/, ""));

const exists = (path: string) =>
  files.some((file) => file === path || file.startsWith(`${path}/`));

const isAbsolute = (link: string) => /^[a-z]+:/.test(link);

/** The targets of the links of a page: those in its text, and those of its list of references. */
function allLinks(markdown: string): readonly string[] {
  return [
    ...markdown.matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$/gm),
  ].flatMap(([, inline, reference]) => inline ?? reference ?? []);
}

const relativeLinks = (markdown: string) =>
  allLinks(markdown).filter(
    (link) => !isAbsolute(link) && !link.startsWith("#"),
  );

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
