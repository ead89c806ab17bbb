/** Where Terraform looks for providers on this machine, and how ours gets there. */
import { chmod, copyFile, mkdir, rename, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { version } from "../version";

/** The provider's source address, as `required_providers` names it in full. */
export const providerSource = "registry.terraform.io/avara-software/avara";

/** The provider as `npm run build` makes it: one executable script. */
export const providerBundle = join(
  __dirname,
  "../../dist/provider/terraform-provider-avara",
);

/** The directory of a user's own that Terraform searches without being told. */
export function impliedMirror(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string {
  return platform === "win32" && env.APPDATA !== undefined
    ? join(env.APPDATA, "terraform.d", "plugins")
    : join(homedir(), ".terraform.d", "plugins");
}

/** Where the provider stands in a mirror, for this machine. */
export function pathInMirror(mirror: string): string {
  const fileName = `terraform-provider-avara_v${version}`;
  return join(mirror, providerSource, version, terraformPlatform(), fileName);
}

/** What became of the provider in a mirror. */
export interface Installation {
  readonly path: string;
  readonly isReplacement: boolean;
}

/**
 * Puts the provider into a mirror, in place of the same version that may be there.
 *
 * @throws {Error} of the file system, when the mirror cannot be written
 */
export async function installProvider(mirror: string): Promise<Installation> {
  const path = pathInMirror(mirror);
  await mkdir(dirname(path), { recursive: true });
  const isReplacement = await exists(path);
  // A Terraform that starts the provider meanwhile gets the old one or the new one, never a half.
  const draft = `${path}.${process.pid}`;
  await copyFile(providerBundle, draft);
  await chmod(draft, 0o755);
  await rename(draft, path);
  return { path, isReplacement };
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

function terraformPlatform(): string {
  const os =
    { win32: "windows" }[process.platform as string] ?? process.platform;
  const arch =
    { x64: "amd64", ia32: "386" }[process.arch as string] ?? process.arch;
  return `${os}_${arch}`;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
