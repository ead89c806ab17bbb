import { cp, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import type { CdktfProject } from "./cdktf-project";

const repository = join(__dirname, "../..");

/** Puts an example into a project, where it stands in the repository, with the built package. */
export async function copyExample(
  { directory }: CdktfProject,
  name: string,
): Promise<void> {
  for (const path of ["cdktf.json", "package.json", "dist", "node_modules"])
    await symlink(join(repository, path), join(directory, path));
  const example = join("examples", name);
  await cp(join(repository, example), join(directory, example), {
    recursive: true,
  });
}

/** The blocks of a language in a page of the repository. */
export async function blocksOf(
  page: string,
  language: string,
): Promise<readonly string[]> {
  const text = await readFile(join(repository, page), "utf8");
  const blocks = text.matchAll(/^```(\w+)\n(.*?)^```$/gms);
  return [...blocks].flatMap(([, name, block]) =>
    name === language && block !== undefined ? [block] : [],
  );
}

/** The one command that the pages show. */
export async function commandOf(...pages: readonly string[]): Promise<string> {
  const blocks = await Promise.all(
    pages.map((page) => blocksOf(page, "shell")),
  );
  const [command, ...others] = new Set(blocks.flat());
  if (command === undefined || others.length > 0)
    throw new Error(`${pages.join(" and ")} do not show one command.`);
  return command;
}
