import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { groupByPackage, listBundledModules } from "./bundled-packages";
import type { GeneratedFiles } from "./generated-files";
import { repositoryRoot } from "./repository";

/** The file with the licences of all bundled packages. It is published with the bundles. */
export const noticesFile = "THIRD-PARTY-NOTICES";

const head = `The provider, dist/provider/terraform-provider-avara, the command line, dist/bin/cdktf-avara, and the framework,
dist/author/framework, contain code of the packages below, under the licences that follow their names. The Apache License, Version 2.0, is in the file LICENSE.

Written by \`npm run generate\`.
`;

/** Generates the file with the licences of all bundled packages. */
export async function generateThirdPartyNotices(): Promise<GeneratedFiles> {
  const packages = groupByPackage(await listBundledModules());
  const notices = await Promise.all(
    [...packages].map(([folder, files]) =>
      renderNotice(join(repositoryRoot, folder), files),
    ),
  );
  return new Map([[noticesFile, [head, ...notices.sort()].join(separator)]]);
}

const separator = `\n${"=".repeat(80)}\n\n`;

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
});

/**
 * Renders the licence of a package, from its licence file, the first comments of its modules, or its README.
 *
 * @throws {Error} if it is in none of them
 */
export async function renderNotice(
  directory: string,
  files: readonly string[],
): Promise<string> {
  const read = (file: string) => readFile(join(directory, file), "utf8");
  const { name, version, license } = manifestSchema.parse(
    JSON.parse(await read("package.json")),
  );
  const names = (await readdir(directory)).sort();
  const textsOf = (pattern: RegExp) =>
    Promise.all(names.filter((file) => pattern.test(file)).map(read));
  const sources = [
    () => textsOf(/^(licen[cs]e|copying|notice)\b/i),
    async () =>
      (await Promise.all([...files].sort().map(read))).map(headComment),
    async () => (await textsOf(/^readme\b/i)).map(licenceSection),
  ];
  for (const source of sources) {
    const texts = distinctTexts(await source());
    if (texts.length > 0)
      return `${[`${name} ${version}: ${license}`, ...texts].join("\n\n")}\n`;
  }
  throw new Error(`${name} ${version} has no licence text.`);
}

/** Removes duplicates. Also removes a text that continues another, as a file's description may follow its licence. */
function distinctTexts(texts: readonly string[]): readonly string[] {
  const distinct = [...new Set(texts.map((text) => text.trim()))].filter(
    (text) => text !== "",
  );
  return distinct.filter((text) =>
    distinct.every((other) => other === text || !text.startsWith(other)),
  );
}

/** The comment at the beginning of a script, without comment marks. */
function headComment(script: string): string {
  const [comment = ""] = /^(\/\/.*\n)*/.exec(script) ?? [];
  return comment.replaceAll(/^\/\/ ?/gm, "");
}

/** The section "License" of a README. */
function licenceSection(readme: string): string {
  const [, text = ""] =
    /^#*\s*licen[cs]e\b[^\n]*\n(?:[-=]+\n)?([^]*?)(?=^#|(?![^]))/im.exec(
      readme,
    ) ?? [];
  return /permission|redistribution/i.test(text) ? text : "";
}
