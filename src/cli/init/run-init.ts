import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "../../system/os-error";
import { CliError } from "../cli-error";
import type { CliIo } from "../cli-io";
import { readIfPresent } from "../read-if-present";
import { completePackageJson } from "./package-json";
import { templateFiles } from "./template";

/** Files that an app may already have, which are kept. */
const mayExist: readonly string[] = [".gitignore", "tsconfig.json"];

/**
 * Writes a new app, and prints what to do next.
 *
 * @throws {CliError} if a file of the app already exists, before anything is written
 */
export async function runInit(directory: string, io: CliIo): Promise<void> {
  const packageJson = await readIfPresent(join(directory, "package.json"));
  const completed = completePackageJson(packageJson);
  const files = Object.entries(templateFiles());
  const existing: string[] = [];
  for (const [path] of files)
    if ((await readIfPresent(join(directory, path))) !== null)
      existing.push(path);
  const conflicts = existing.filter((path) => !mayExist.includes(path));
  if (conflicts.length > 0)
    throw new CliError(
      `Nothing was written, because these files already exist: ${conflicts.map((path) => join(directory, path)).join(", ")}\nChoose another directory: npx cdktf-avara init customers`,
    );
  const written = [
    ["package.json", completed] as const,
    ...files.filter(([path]) => !existing.includes(path)),
  ];
  await writeAll(directory, written);
  io.stdout(describe(directory, written, existing));
}

async function writeAll(
  directory: string,
  files: readonly (readonly [path: string, text: string])[],
): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    for (const [path, text] of files)
      await writeFile(join(directory, path), text);
  } catch (cause) {
    throw new CliError(
      `Cannot write the app to ${directory}: ${messageOf(cause)}.\nMake the directory writable, or choose another.`,
      { cause },
    );
  }
}

function describe(
  directory: string,
  written: readonly (readonly [path: string, text: string])[],
  kept: readonly string[],
): string {
  const list = written.map(([path]) => `  ${join(directory, path)}\n`).join("");
  const keptNote = kept.length === 0 ? "" : `Kept: ${kept.join(", ")}\n`;
  const enter = directory === "." ? "" : `  cd ${directory}\n`;
  return `Wrote a CDKTF app:

${list}${keptNote}
Next:

${enter}  npm install
  npm test
  npx cdktf-avara sandbox     # in another terminal: a test API; then run here the export line that it prints
  npx cdktf deploy

For your own account, set AVARA_API_KEY instead of the sandbox's variables.
`;
}
