import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { repositoryRoot } from "../repository";
import { runTool } from "../run-tool";
import { bunPlatform, type Platform } from "./platforms";

/** The npm package with the Bun executable of a platform. */
export const bunPackage = (platform: Platform) =>
  `@oven/bun-${bunPlatform(platform)}`;

/**
 * Fetches the Bun executable of a platform from npm, in the version and with the content that package-lock.json names.
 *
 * @param directory where it is unpacked. If it is there already, it is not fetched again
 * @returns its path
 * @throws {Error} if the content is another
 */
export async function fetchBunRuntime(
  platform: Platform,
  directory: string,
): Promise<string> {
  const name = bunPackage(platform);
  const folder = join(directory, name);
  const path = join(
    folder,
    platform.os === "windows" ? "package/bin/bun.exe" : "package/bin/bun",
  );
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true });
  const { version, integrity } = await readLock(name);
  const file = await runTool(
    "npm",
    ["pack", `${name}@${version}`, "--silent", "--prefer-offline"],
    { cwd: folder },
  );
  const tarball = join(folder, file.trim());
  checkIntegrity(name, await readFile(tarball), integrity);
  await runTool("tar", ["-xzf", tarball, "-C", folder], {});
  return path;
}

/**
 * Checks content against an integrity in npm's form: `sha512-…`.
 *
 * @throws {Error} if the content is another
 */
export function checkIntegrity(
  name: string,
  content: Uint8Array,
  integrity: string,
): void {
  const [algorithm = ""] = integrity.split("-");
  const found = `${algorithm}-${createHash(algorithm).update(content).digest("base64")}`;
  if (found !== integrity)
    throw new Error(
      `${name} has the content ${found}, and package-lock.json names ${integrity}.`,
    );
}

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.optional(z.string()),
      integrity: z.optional(z.string().check(z.startsWith("sha512-"))),
    }),
  ),
});

async function readLock(
  name: string,
): Promise<{ readonly version: string; readonly integrity: string }> {
  const file = join(repositoryRoot, "package-lock.json");
  const { packages } = lockSchema.parse(
    JSON.parse(await readFile(file, "utf8")),
  );
  const { version, integrity } = packages[`node_modules/${name}`] ?? {};
  if (version === undefined || integrity === undefined)
    throw new Error(`package-lock.json does not lock ${name}.`);
  return { version, integrity };
}
