import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { messageOf } from "../../system/os-error";
import { CliError } from "../cli-error";
import { replaceFile } from "../../system/replace-file";
import { isFolder } from "../is-folder";
import { readIfPresent } from "../read-if-present";

export interface OutputFileOptions {
  /** The name of the file if a directory is given. */
  readonly fileName: string;
  /** Whether an existing file may be overwritten. */
  readonly isForced: boolean;
}

/** A file that can be written. */
export interface OutputFile {
  readonly path: string;
  /** Its content; null if it does not exist yet. */
  readonly former: string | null;
  /** @throws {CliError} if it cannot be written after all */
  readonly write: (text: string) => Promise<void>;
}

/**
 * Prepares to write a file, before the work that produces its content.
 *
 * @param out a file, or a directory: one that exists, or whose name ends with a slash
 * @throws {CliError} if the file exists and may not be overwritten, or cannot be read
 */
export async function prepareOutputFile(
  out: string,
  { fileName, isForced }: OutputFileOptions,
): Promise<OutputFile> {
  const isDirectory = /[/\\]$/.test(out) || isFolder(out);
  const path = isDirectory ? join(out, fileName) : out;
  const former = await readIfPresent(path);
  if (!isForced && former !== null)
    throw new CliError(
      `${path} already exists. Choose another file with --out, or overwrite it with --force.`,
    );
  return {
    path,
    former,
    async write(text) {
      try {
        await mkdir(dirname(path), { recursive: true });
        // If only half a file were written, the next deployment would deactivate the customers in the other half.
        if (former !== null) await replaceFile(path, text);
        // Metadata may be confidential.
        else await writeFile(path, text, { flag: "wx", mode: 0o600 });
      } catch (cause) {
        throw new CliError(`Cannot write ${path}: ${messageOf(cause)}.`, {
          cause,
        });
      }
    },
  };
}
