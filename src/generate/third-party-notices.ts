import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { listBundledModules, packageFolders } from "./build/bundled-packages";
import type { GeneratedFiles } from "./generated-files";
import { readManifest, repositoryRoot } from "./repository";

/** The file with the licences of all bundled packages. It is published with the bundles. */
export const noticesFile = "THIRD-PARTY-NOTICES";

const head = `The provider, dist/provider/terraform-provider-avara, the command line, dist/bin/cdktf-avara, and the framework,
dist/author/framework, contain code of the packages below, under the licences that follow their names. The Apache License, Version 2.0, is in the file LICENSE.

Written by \`npm run generate\`.
`;

/** Generates the file with the licences of all bundled packages. */
export async function generateThirdPartyNotices(): Promise<GeneratedFiles> {
  const folders = packageFolders(await listBundledModules());
  const notices = await Promise.all(
    folders.map((folder) => renderNotice(join(repositoryRoot, folder))),
  );
  return new Map([[noticesFile, [head, ...notices.sort()].join(separator)]]);
}

const separator = `\n${"=".repeat(80)}\n\n`;

/**
 * Renders the licence of a package, from its licence files or its README.
 *
 * @throws {Error} if it is in none of them
 */
export async function renderNotice(directory: string): Promise<string> {
  const read = (file: string) => readFile(join(directory, file), "utf8");
  const { name, version, license } = await readManifest(directory);
  const names = (await readdir(directory)).sort();
  const textsOf = (pattern: RegExp) =>
    Promise.all(names.filter((file) => pattern.test(file)).map(read));
  const sources = [
    () => textsOf(/^(licen[cs]e|copying|notice)\b/i),
    async () => (await textsOf(/^readme\b/i)).map(licenceSection),
  ];
  for (const source of sources) {
    const texts = distinctTexts(await source());
    if (texts.length > 0)
      return `${[`${name} ${version}: ${license}`, ...texts].join("\n\n")}\n`;
  }
  throw new Error(`${name} ${version} has no licence text.`);
}

/** The texts without duplicates and empty ones. */
function distinctTexts(texts: readonly string[]): readonly string[] {
  const distinct = new Set(texts.map((text) => text.trim()));
  distinct.delete("");
  return [...distinct];
}

/** The section "License" of a README. */
function licenceSection(readme: string): string {
  const [, text = ""] =
    /^#*\s*licen[cs]e\b[^\n]*\n(?:[-=]+\n)?([^]*?)(?=^#|(?![^]))/im.exec(
      readme,
    ) ?? [];
  return /permission|redistribution/i.test(text) ? text : "";
}
