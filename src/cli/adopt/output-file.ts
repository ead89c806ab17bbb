import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { messageOf } from "../../sandbox/system-error";
import { CliError } from "../cli-error";

export interface OutputFileOptions {
  /** The name of the file where a directory is named. */
  readonly fileName: string;
  /** Whether a file that is there may be overwritten. */
  readonly isForced: boolean;
}

/** A file that can be written. */
export interface OutputFile {
  readonly path: string;
  /** @throws {CliError} when it cannot be written after all */
  readonly write: (text: string) => Promise<void>;
}

/**
 * Prepares to write a file, before the work is done that makes its content.
 *
 * @param out a file, or a directory: one that exists, or whose name ends with a slash
 * @throws {CliError} when the file is there already, unless it may be overwritten
 */
export async function prepareOutputFile(
  out: string,
  { fileName, isForced }: OutputFileOptions,
): Promise<OutputFile> {
  const isDirectory =
    /[/\\]$/.test(out) || (await statOf(out))?.isDirectory() === true;
  const path = isDirectory ? join(out, fileName) : out;
  if (!isForced && (await statOf(path)) !== undefined)
    throw new CliError(
      `${path} is there already. Name another file with --out, or overwrite it with --force.`,
    );
  return {
    path,
    async write(text) {
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, text, { flag: isForced ? "w" : "wx" });
      } catch (cause) {
        throw new CliError(`Cannot write ${path}: ${messageOf(cause)}.`, {
          cause,
        });
      }
    },
  };
}

function statOf(path: string) {
  return stat(path).catch(() => undefined);
}
