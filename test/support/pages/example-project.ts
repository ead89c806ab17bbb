import { chmod, cp, mkdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { CdktfProject } from "../cdktf/cdktf-project";
import { shellLinesOf } from "./page";
import { repository } from "../repository";

/** Copies an example into a project, at its path in the repository, with the packages of a CDKTF project. */
export async function copyExample(
  { directory }: CdktfProject,
  name: string,
): Promise<void> {
  for (const path of ["cdktf.json", "package.json", "dist"])
    await symlink(join(repository, path), join(directory, path));
  await installPackages(directory);
  const example = join("examples", name);
  await cp(join(repository, example), join(directory, example), {
    recursive: true,
  });
}

/** The packages of a CDKTF project, by their names in `node_modules`. */
const installed = {
  "cdktf-avara": "",
  ".bin/cdktf-avara": "dist/bin/cdktf-avara/cdktf-avara.mjs",
  ...Object.fromEntries(
    [
      ".bin/cdktf",
      ".bin/tsx",
      "@types",
      "cdktf",
      "constructs",
      "tsx",
      "zod",
    ].map((name) => [name, join("node_modules", name)]),
  ),
};

/** Links the packages of a CDKTF project into a folder, including the repository's own. */
export async function installPackages(directory: string): Promise<void> {
  // As npm does for an installed package.
  await chmod(join(repository, installed[".bin/cdktf-avara"]), 0o755);
  for (const [name, path] of Object.entries(installed)) {
    const link = join(directory, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(repository, path), link);
  }
}

/** The one command that the pages show. */
export async function commandOf(...pages: readonly string[]): Promise<string> {
  const lines = await Promise.all(pages.map(shellLinesOf));
  const [command, ...others] = new Set(lines.flat());
  if (command === undefined || others.length > 0)
    throw new Error(`${pages.join(" and ")} do not show one command.`);
  return command;
}
