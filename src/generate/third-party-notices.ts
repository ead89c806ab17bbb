import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import type { GeneratedFiles } from "./generated-files";
import { bundleProvider, providerEntryPoint } from "./provider-bundle";
import { repositoryRoot } from "./repository";
import { inTemporaryFolder } from "../system/temporary-folder";

/** Where the licences are kept of what the provider's script holds of others. It is published with the script. */
export const noticesFile = "THIRD-PARTY-NOTICES";

const head = `The provider, dist/provider/terraform-provider-avara, is one script, and holds code of the packages
below, under the licences that follow their names. The Apache License, Version 2.0, is in the file LICENSE.

Written by \`npm run generate\`.
`;

/** Generates the file of the licences of all packages of which a module goes into the provider's script. */
export function generateThirdPartyNotices(): Promise<GeneratedFiles> {
  return inTemporaryFolder("cdktf-avara-generate-", async (directory) => {
    const { early, late } = await bundleProvider(
      providerEntryPoint,
      join(directory, "provider"),
    );
    const modules = [early, ...late].flatMap(({ inputs }) =>
      Object.keys(inputs),
    );
    const notices = await Promise.all(
      [...groupByPackage(modules)].map(([folder, files]) =>
        renderNotice(join(repositoryRoot, folder), files),
      ),
    );
    return new Map([[noticesFile, [head, ...notices.sort()].join(separator)]]);
  });
}

const separator = `\n${"=".repeat(80)}\n\n`;

/** Takes paths of modules; returns the folders of packages, and what of each is among the modules. */
function groupByPackage(
  modules: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const packages = new Map<string, string[]>();
  for (const module of modules) {
    const [, folder, file] =
      /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\/(.+)$/.exec(module) ?? [];
    if (folder === undefined || file === undefined) continue;
    const files = packages.get(folder) ?? [];
    packages.set(folder, [...files, file]);
  }
  return packages;
}

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
});

/**
 * Renders what a package says of its licence: in a file of its own, or else at the heads of the files.
 *
 * @throws {Error} when it says nothing
 */
export async function renderNotice(
  directory: string,
  files: readonly string[],
): Promise<string> {
  const read = (file: string) => readFile(join(directory, file), "utf8");
  const { name, version, license } = manifestSchema.parse(
    JSON.parse(await read("package.json")),
  );
  const ofPackage = (await readdir(directory))
    .filter((file) => /^(licen[cs]e|copying|notice)\b/i.test(file))
    .sort();
  const texts =
    ofPackage.length > 0
      ? await Promise.all(ofPackage.map(read))
      : (await Promise.all([...files].sort().map(read))).map(headComment);
  const distinct = new Set(
    texts.map((text) => text.trim()).filter((text) => text !== ""),
  );
  if (distinct.size === 0)
    throw new Error(`${name} ${version} comes without the text of a licence.`);
  // At the head of a file, what it does may follow the licence that others have as well.
  const shortest = [...distinct].filter((text) =>
    [...distinct].every((other) => other === text || !text.startsWith(other)),
  );
  return `${[`${name} ${version}: ${license}`, ...shortest].join("\n\n")}\n`;
}

/** The lines of comment that a script begins with, without their marks. */
function headComment(script: string): string {
  const [comment = ""] = /^(\/\/.*\n)*/.exec(script) ?? [];
  return comment.replaceAll(/^\/\/ ?/gm, "");
}
