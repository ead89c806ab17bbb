/** Installs the provider in a mirror, and writes the CLI configuration that names one. */
import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import {
  pathInMirror,
  pathsInMirror,
  providerBundle,
  providerSources,
} from "../../constructs/provider/provider-files";
import { messageOf } from "../../system/os-error";
import { replaceFile } from "../../system/replace-file";
import { CliError } from "../cli-error";

/** The result of an installation. */
export interface Installation {
  readonly path: string;
  /** Whether this version was missing, replaced another build, or was already there. */
  readonly outcome: "added" | "replaced" | "unchanged";
}

/**
 * Installs the provider in a mirror, for Terraform and for OpenTofu. Replaces another build of this version.
 *
 * @param provider the provider's executable. @default the script of this package
 * @throws {CliError} if the provider is not built, or the mirror cannot be written
 */
export async function installProvider(
  mirror: string,
  provider?: Buffer,
): Promise<Installation> {
  const content = provider ?? (await readBundle(providerBundle));
  const path = pathInMirror(mirror);
  const former = await readFile(path).catch(() => undefined);
  for (const copy of pathsInMirror(mirror)) await place(content, copy, mirror);
  if (former === undefined) return { path, outcome: "added" };
  return { path, outcome: former.equals(content) ? "unchanged" : "replaced" };
}

/** Writes the provider to a path, unless it is already there. */
async function place(
  content: Buffer,
  path: string,
  mirror: string,
): Promise<void> {
  const former = await readFile(path).catch(() => undefined);
  if (former?.equals(content)) return;
  try {
    await mkdir(dirname(path), { recursive: true });
    // In one step, so that a Terraform that starts the provider now gets the old or the new file.
    await replaceFile(path, content, { mode: 0o755 });
  } catch (cause) {
    throw new CliError(
      `Cannot install the provider in ${mirror}: ${messageOf(cause)}.\nMake the directory writable, or choose another with --mirror.`,
      { cause },
    );
  }
}

/** @throws {CliError} if the provider is not built */
export async function readBundle(bundle: string): Promise<Buffer> {
  try {
    return await readFile(bundle);
  } catch (cause) {
    throw new CliError(
      `The provider is not built: ${messageOf(cause)}.\nIn a checkout, run npm run build; otherwise install the package cdktf-avara again.`,
      { cause },
    );
  }
}

const sources = providerSources
  .map((source) => JSON.stringify(source))
  .join(", ");

/** The block of a CLI configuration for this provider from a mirror. */
export function mirrorBlock(mirror: string): string {
  return `  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = [${sources}]
  }
`;
}

/** The CLI configuration for this provider from a mirror and the others from their registries. */
export function cliConfiguration(mirror: string): string {
  return `provider_installation {
${mirrorBlock(mirror)}  direct {
    exclude = [${sources}]
  }
}
`;
}
