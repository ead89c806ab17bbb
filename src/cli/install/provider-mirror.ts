/** Where Terraform looks for providers on this machine, and how ours gets there. */
import { mkdir, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { messageOf } from "../../system/os-error";
import { replaceFile } from "../../system/replace-file";
import { version } from "../../version";
import { CliError } from "../cli-error";

/** The provider's source address, as `required_providers` names it in full. */
export const providerSource = "registry.terraform.io/avara-software/avara";

/** The provider as `npm run build` makes it: one executable script. */
export const providerBundle = join(
  __dirname,
  "../../../dist/provider/terraform-provider-avara",
);

/** The directory of a user's own that Terraform searches without being told. */
export function impliedMirror(env: NodeJS.ProcessEnv): string {
  return join(env.HOME ?? homedir(), ".terraform.d", "plugins");
}

/** Where the provider stands in a mirror, for this machine. */
export function pathInMirror(mirror: string): string {
  const fileName = `terraform-provider-avara_v${version}`;
  return join(mirror, providerSource, version, terraformPlatform(), fileName);
}

/** What became of the provider in a mirror. */
export interface Installation {
  readonly path: string;
  /** Whether this version was not there before, was there in another build, or was there already. */
  readonly outcome: "added" | "replaced" | "unchanged";
}

/**
 * Puts the provider into a mirror, in place of another build of this version that may be there.
 *
 * @param bundle the provider's script. @default the one that was built with this package
 * @throws {CliError} when the provider is not built, or the mirror cannot be written
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
    // A Terraform that starts the provider meanwhile gets the old one or the new one, never a half.
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
      `The provider is not built: ${messageOf(cause)}.\nIn a checkout, run npm run build; else install the package cdktf-avara again.`,
      { cause },
    );
  }
}

/** The CLI configuration that makes Terraform take this provider from a mirror, and others as ever. */
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

/** The platform of this process, as Terraform names it: `darwin_arm64`. */
export function terraformPlatform(): string {
  const arch =
    { x64: "amd64", ia32: "386" }[process.arch as string] ?? process.arch;
  const system = process.platform === "win32" ? "windows" : process.platform;
  return `${system}_${arch}`;
}
