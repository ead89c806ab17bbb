import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { runTool } from "../run-tool";
import { bunPlatform, type Platform } from "./platforms";
import { type Component, findComponent } from "./sbom";

/** The npm package with the Bun executable of a platform. */
export const bunPackage = (platform: Platform) =>
  `@oven/bun-${bunPlatform(platform)}`;

/**
 * Fetches the Bun executable of a platform from npm, in the version and with the content that package-lock.json names.
 *
 * @param locked the packages of package-lock.json
 * @param directory where it is unpacked. If it is there already, it is not fetched again
 * @returns its path
 * @throws {Error} if the content is another
 */
export async function fetchBunRuntime(
  platform: Platform,
  locked: readonly Component[],
  directory: string,
): Promise<string> {
  const component = findComponent(locked, bunPackage(platform));
  const { name, version } = component;
  const folder = join(directory, name);
  const executable = platform.os === "windows" ? "bun.exe" : "bun";
  const path = join(folder, "package/bin", executable);
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true });
  const file = await runTool(
    "npm",
    ["pack", `${name}@${version}`, "--silent", "--prefer-offline"],
    { cwd: folder },
  );
  const tarball = join(folder, file.trim());
  checkContent(component, await readFile(tarball));
  await runTool("tar", ["-xzf", tarball, "-C", folder], {});
  return path;
}

/**
 * Checks the content of a package.
 *
 * @throws {Error} if package-lock.json names another
 */
export function checkContent(
  { name, hashes = [] }: Component,
  content: Uint8Array,
): void {
  const found = createHash("sha512").update(content).digest("hex");
  const locked = hashes.find(({ alg }) => alg === "SHA-512")?.content ?? "none";
  if (found !== locked)
    throw new Error(
      `${name} has the SHA-512 ${found}, and package-lock.json names ${locked}.`,
    );
}
