import { readFile } from "node:fs/promises";
import { messageOf, osErrorCode } from "../system/os-error";
import { CliError } from "./cli-error";

/**
 * Reads a text file. Returns null if it does not exist.
 *
 * @throws {CliError} if it exists, and cannot be read
 */
export async function readIfPresent(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if (osErrorCode(cause) === "ENOENT") return null;
    throw new CliError(`Cannot read ${path}: ${messageOf(cause)}.`, { cause });
  }
}
