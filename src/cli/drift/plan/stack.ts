import { readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import * as z from "zod/mini";
import { CliError } from "../../cli-error";
import { isFolder } from "../../is-folder";

/** A folder that Terraform plans. */
export interface Stack {
  /** The name of the CDKTF stack, or the path of a folder with HCL. */
  readonly name: string;
  readonly directory: string;
  /** Whether it is written in HCL rather than CDKTF. */
  readonly isHcl: boolean;
  /** The command that changes the live customers to what is declared. */
  readonly deployCommand: string;
  /** The command that records the live customers in the state. */
  readonly recordCommand: string;
}

const manifestSchema = z.object({
  stacks: z.record(
    z.string(),
    z.object({ name: z.string(), workingDirectory: z.string() }),
  ),
});

/**
 * Finds the synthesized stacks of a CDKTF app.
 *
 * @param names the names of the stacks; all stacks if empty
 * @throws {CliError} if the app is not synthesized, or has no stack of one of the names
 */
export async function findStacks(
  names: readonly string[],
  {
    appDirectory,
    out,
    terraform,
  }: { appDirectory: string; out: string; terraform: string },
): Promise<Stack[]> {
  const outDirectory = resolve(appDirectory, out);
  const manifest = await readManifest(join(outDirectory, "manifest.json"));
  const stacks = Object.values(manifest.stacks);
  const unknown = names.filter(
    (name) => !stacks.some((stack) => stack.name === name),
  );
  if (unknown.length > 0)
    throw new CliError(
      `There is no stack ${unknown.join(", ")} in ${outDirectory}. It has: ${stacks.map(({ name }) => name).join(", ") || "none"}.`,
    );
  const place = shortPath(appDirectory);
  const enter = place === "" ? "" : `${toCommand("cd", place)} && `;
  return stacks
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .map(({ name, workingDirectory }) => {
      const directory = join(outDirectory, workingDirectory);
      if (!isFolder(directory))
        throw notSynthesized(`there is no folder ${directory}`);
      return {
        name,
        directory,
        isHcl: false,
        deployCommand: `${enter}${toCommand("npx", "cdktf", "deploy", name)}`,
        recordCommand: applyCommand(terraform, directory, "-refresh-only"),
      };
    });
}

/**
 * Treats a folder with HCL as a stack.
 *
 * @throws {CliError} if there is no such folder
 */
export function stackOfFolder(folder: string, terraform: string): Stack {
  const directory = resolve(folder);
  if (!isFolder(directory))
    throw new CliError(`--chdir: there is no folder ${directory}.`);
  return {
    name: folder,
    directory,
    isHcl: true,
    deployCommand: applyCommand(terraform, directory),
    recordCommand: applyCommand(terraform, directory, "-refresh-only"),
  };
}

/** Writes a command for a POSIX shell. */
export function toCommand(...words: readonly string[]): string {
  return words
    .map((word) =>
      /^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`,
    )
    .join(" ");
}

/** The path of a folder from the current one; empty for the current one. */
function shortPath(folder: string): string {
  const path = relative(process.cwd(), resolve(folder));
  return path.startsWith("..") ? resolve(folder) : path;
}

function applyCommand(
  terraform: string,
  directory: string,
  ...options: readonly string[]
): string {
  const place = shortPath(directory);
  const chdir = place === "" ? [] : [`-chdir=${place}`];
  return toCommand(terraform, ...chdir, "apply", ...options);
}

async function readManifest(
  file: string,
): Promise<z.infer<typeof manifestSchema>> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (cause) {
    throw notSynthesized(`cannot read ${file}`, cause);
  }
}

function notSynthesized(reason: string, cause?: unknown): CliError {
  return new CliError(
    `The app is not synthesized: ${reason}.\nAdd --synth, or run cdktf synth or cdktn synth first. For a folder with HCL, use --chdir.`,
    { cause },
  );
}
