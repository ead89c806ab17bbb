import { constants, existsSync } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { messageOf } from "../../../system/os-error";
import { isSpecialFile, replaceFile } from "../../../system/replace-file";
import { CliError } from "../../cli-error";
import { isFolder } from "../../is-folder";

/**
 * Checks that a report can be written to a file, before the work that produces it. Creates its folder.
 *
 * @throws {CliError} if it cannot be written
 */
export async function prepareReportFile(path: string): Promise<void> {
  if (path.endsWith("/") || isFolder(path))
    throw cannotWrite(path, "it is a folder.");
  try {
    if (await isSpecialFile(path)) await access(path, constants.W_OK);
    else {
      const folder = dirname(path);
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
    }
  } catch (cause) {
    throw cannotWrite(path, messageOf(cause), cause);
  }
}

/**
 * Writes a report to a file. Replaces an existing file, but not a device or a pipe.
 *
 * @throws {CliError} if it cannot be written after all
 */
export async function writeReportFile(
  path: string,
  text: string,
): Promise<void> {
  try {
    // Metadata may be confidential. An existing file keeps its mode.
    await replaceFile(path, text, existsSync(path) ? {} : { mode: 0o600 });
  } catch (cause) {
    throw cannotWrite(path, messageOf(cause), cause);
  }
}

function cannotWrite(path: string, reason: string, cause?: unknown): CliError {
  return new CliError(`--output: cannot write ${path}: ${reason}`, { cause });
}
