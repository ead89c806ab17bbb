/** Reads and runs pages of the documentation. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProgramResult } from "../../../src/system/run-program";
import type { CdktfProject } from "../cdktf/cdktf-project";
import { repository } from "../repository";

/** The blocks of a page in some languages. */
export async function blocksOf(
  page: string,
  ...languages: readonly string[]
): Promise<string[]> {
  const text = await readFile(join(repository, page), "utf8");
  const blocks = text.matchAll(/^( *)```(\w*)\n(.*?)^\1```$/gms);
  return [...blocks].flatMap(([, indent = "", language = "", block = ""]) =>
    languages.includes(language)
      ? [block.replaceAll(new RegExp(`^${indent}`, "gm"), "")]
      : [],
  );
}

/** The shell lines of a page, without comments. */
export async function shellLinesOf(page: string): Promise<string[]> {
  const blocks = await blocksOf(page, "sh", "shell");
  return blocks
    .flatMap((block) => block.split("\n"))
    .map((line) => line.replace(/(^|\s)#\s.*$/, "").trim())
    .filter((line) => line !== "");
}

/** Options for a line of a page. */
export interface PageLine {
  /** Runs before the line. */
  readonly before?: () => unknown;
  /** @default 0 */
  readonly exitCode?: number;
  /** Leaves the line out, for a Terraform that cannot run it. */
  readonly skip?: true;
  /**
   * Starts a line that does not end by itself, instead of waiting for its end. Returns the texts that
   * the reader replaces from then on, with their replacements.
   */
  readonly start?: (
    script: string,
  ) => Promise<Readonly<Record<string, string>>>;
}

export interface RunPageOptions {
  /** Options by line. Each line must be on the page. */
  readonly lines?: Readonly<Record<string, PageLine>>;
  /** The texts that a reader replaces, with their replacements. */
  readonly placeholders?: Readonly<Record<string, string>>;
}

/**
 * Runs the shell lines of a page in a project as its reader does: word for word, in order, as if in one shell.
 * Returns the output of each line.
 *
 * @param page its path in the repository
 */
export async function runPage(
  page: string,
  project: Pick<CdktfProject, "run">,
  { lines = {}, placeholders = {} }: RunPageOptions = {},
): Promise<(line: string) => ProgramResult> {
  const shown = await shellLinesOf(page);
  const strange = Object.keys(lines).filter((line) => !shown.includes(line));
  if (shown.length === 0 || strange.length > 0)
    throw new Error(`${page} does not show ${strange.join(", ") || "a line"}`);
  const results = new Map<string, ProgramResult>();
  const shell: string[] = [];
  let texts = placeholders;
  for (const line of shown) {
    const { before, exitCode: expected = 0, skip, start } = lines[line] ?? {};
    if (skip) continue;
    await before?.();
    const command = Object.entries(texts).reduce(
      (text, [placeholder, value]) => text.replaceAll(placeholder, value),
      line,
    );
    const script = [...shell, command].join("\n");
    if (start !== undefined) {
      texts = { ...texts, ...(await start(script)) };
      continue;
    }
    const result = await project.run("bash", "-euc", script);
    if (result.exitCode !== expected)
      throw new Error(
        `${page}: ${command} ended with ${String(result.exitCode)}:\n${result.stdout}${result.stderr}`,
      );
    results.set(line, result);
    // Changes to the shell's environment apply to later lines.
    if (/^(cd|export) /.test(line)) shell.push(command);
  }
  return (line) => {
    const result = results.get(line);
    if (result === undefined) throw new Error(`${page} does not show ${line}`);
    return result;
  };
}
