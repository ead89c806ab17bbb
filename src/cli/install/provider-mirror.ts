/** Finds where Terraform looks for providers on this machine, and installs ours there. */
import { mkdir, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import {
  pathInMirror,
  providerBundle,
  providerSource,
} from "../../constructs/provider/provider-files";
import { messageOf } from "../../system/os-error";
import { replaceFile } from "../../system/replace-file";
import { CliError } from "../cli-error";

export {
  pathInMirror,
  providerBundle,
  providerSource,
  terraformPlatform,
} from "../../constructs/provider/provider-files";

/** The folder of the user that Terraform searches by default. */
export function impliedMirror(env: NodeJS.ProcessEnv): string {
  return join(env.HOME ?? homedir(), ".terraform.d", "plugins");
}

/** The result of an installation. */
export interface Installation {
  readonly path: string;
  /** Whether this version was missing, replaced another build, or was already there. */
  readonly outcome: "added" | "replaced" | "unchanged";
}

/**
 * Installs the provider in a mirror. Replaces another build of this version.
 *
 * @param bundle the provider's script. @default the one of this package
 * @throws {CliError} if the provider is not built, or the mirror cannot be written
 */
export async function installProvider(
  mirror: string,
  bundle = providerBundle,
): Promise<Installation> {
  const script = await readBundle(bundle);
  const path = pathInMirror(mirror);
  const former = await readFile(path).catch(() => undefined);
  if (former?.equals(script)) return { path, outcome: "unchanged" };
  try {
    await mkdir(dirname(path), { recursive: true });
    // In one step, so that a Terraform that starts the provider now gets the old or the new file.
    await replaceFile(path, script, { mode: 0o755 });
  } catch (cause) {
    throw new CliError(
      `Cannot install the provider in ${mirror}: ${messageOf(cause)}.\nMake the directory writable, or choose another with --mirror.`,
      { cause },
    );
  }
  return { path, outcome: former === undefined ? "added" : "replaced" };
}

async function readBundle(bundle: string): Promise<Buffer> {
  try {
    return await readFile(bundle);
  } catch (cause) {
    throw new CliError(
      `The provider is not built: ${messageOf(cause)}.\nIn a checkout, run npm run build; otherwise install the package cdktf-avara again.`,
      { cause },
    );
  }
}

/** The CLI configuration for this provider from a mirror and the others from their registries. */
export function cliConfiguration(mirror: string): string {
  const source = JSON.stringify(providerSource);
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = [${source}]
  }
  direct {
    exclude = [${source}]
  }
}
`;
}
