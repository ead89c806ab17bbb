import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { unzipSync } from "fflate";
import { messageOf } from "../../system/os-error";
import { version } from "../../version";
import { CliError } from "../cli-error";
import { terraformPlatform } from "./provider-mirror";

/** The name of the archive of a release with the provider of this version for a platform. */
export const archiveName = (platform: string = terraformPlatform()) =>
  `terraform-provider-avara_${version}_${platform}.zip`;

/**
 * Reads the provider's executable from the archive of a release.
 *
 * @throws {CliError} if the archive is for another version or platform, or contains no provider
 */
export async function readArchive(
  path: string,
  platform: string = terraformPlatform(),
): Promise<Buffer> {
  if (basename(path) !== archiveName(platform))
    throw new CliError(
      `${basename(path)} is not the archive for this version and this machine, which is ${archiveName(platform)}.`,
    );
  const executable = findExecutable(await readZip(path));
  if (executable === undefined)
    throw new CliError(`${path} contains no provider. Download it again.`);
  return Buffer.from(executable);
}

type Files = Readonly<Record<string, Uint8Array>>;

async function readZip(path: string): Promise<Files> {
  try {
    return unzipSync(await readFile(path));
  } catch (cause) {
    throw new CliError(
      `Cannot read ${path}: ${messageOf(cause)}. Download it again.`,
      { cause },
    );
  }
}

const findExecutable = (files: Files) =>
  Object.entries(files).find(([name]) =>
    name.startsWith(`terraform-provider-avara_v${version}`),
  )?.[1];
