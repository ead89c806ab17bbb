import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { unzipSync } from "fflate";
import {
  archiveName,
  executableName,
} from "../../constructs/provider/provider-files";
import { messageOf } from "../../system/os-error";
import { CliError } from "../cli-error";

/**
 * Reads the provider's executable from the archive of a release.
 *
 * @throws {CliError} if the archive is for another version or platform, or contains no provider
 */
export async function readArchive(path: string): Promise<Buffer> {
  const expected = archiveName();
  if (basename(path) !== expected)
    throw new CliError(
      `${basename(path)} is not the archive for this version and this machine, which is ${expected}.`,
    );
  const executable = (await readZip(path))[executableName()];
  if (executable === undefined)
    throw new CliError(`${path} contains no provider. Download it again.`);
  return Buffer.from(executable);
}

async function readZip(
  path: string,
): Promise<Readonly<Record<string, Uint8Array>>> {
  try {
    return unzipSync(await readFile(path));
  } catch (cause) {
    throw new CliError(
      `Cannot read ${path}: ${messageOf(cause)}. Download it again.`,
      { cause },
    );
  }
}
