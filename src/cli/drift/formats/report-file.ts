import { constants, existsSync } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { messageOf } from "../../../system/os-error";
import { CliError } from "../../cli-error";
import { isSpecialFile, replaceFile } from "../../../system/replace-file";
import { isFolder } from "../../is-folder";

/** A file that has passed all checks that are possible before writing. */
export interface ReportFile {
  readonly path: string;
  /** @throws {CliError} if it cannot be written after all */
  readonly write: (text: string) => Promise<void>;
}

/**
 * Prepares to write a report, before the work that produces it. Creates the folder. Writing replaces an existing file,
 * but not a device or a pipe.
 *
 * @throws {CliError} if it cannot be written
 */
export async function prepareReportFile(path: string): Promise<ReportFile> {
  const folder = dirname(path);
  const fail = (reason: string, cause?: unknown) =>
    new CliError(`--output: cannot write ${path}: ${reason}`, { cause });
  if (path.endsWith("/") || isFolder(path)) throw fail("it is a folder.");
  try {
    if (await isSpecialFile(path)) await access(path, constants.W_OK);
    else {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
    }
  } catch (cause) {
    throw fail(messageOf(cause), cause);
  }
  return {
    path,
    async write(text) {
      try {
        // Metadata may be confidential. An existing file keeps its mode.
        await replaceFile(path, text, existsSync(path) ? {} : { mode: 0o600 });
      } catch (cause) {
        throw fail(messageOf(cause), cause);
      }
    },
  };
}
