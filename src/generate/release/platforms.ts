import { terraformPlatform } from "../../constructs/provider/provider-files";

/** A platform, in the words of Go and Terraform. */
export interface Platform {
  readonly os: "linux" | "darwin" | "windows";
  readonly arch: "amd64" | "arm64";
}

/** The platforms that a release has an executable for. */
export const platforms: readonly Platform[] = (
  ["darwin", "linux", "windows"] as const
).flatMap((os) => (["amd64", "arm64"] as const).map((arch) => ({ os, arch })));

/**
 * The platform of this process.
 *
 * @throws {Error} if a release has no executable for it
 */
export function thisPlatform(): Platform {
  const name = terraformPlatform();
  const found = platforms.find((it) => terraformName(it) === name);
  if (found === undefined)
    throw new Error(`A release has no executable for ${name}.`);
  return found;
}

/** A platform as Terraform names it: `darwin_arm64`. */
export function terraformName({ os, arch }: Platform): string {
  return `${os}_${arch}`;
}

/** A platform as Bun names it in its targets and packages: `linux-aarch64`. Its builds for x64 need no AVX2. */
export function bunPlatform({ os, arch }: Platform): string {
  return `${os}-${{ amd64: "x64", arm64: "aarch64" }[arch]}`;
}
