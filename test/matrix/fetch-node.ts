import { existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { runTool } from "../../src/generate/run-tool";
import { inTemporaryFolder } from "../../src/system/temporary-folder";

/** A Node.js for this machine. */
export interface NodeRelease {
  readonly version: string;
  /** The folder of its program. */
  readonly bin: string;
}

/**
 * Fetches the newest Node.js of a range from npm. It is kept in the user's folder of caches, outside the repository.
 *
 * @param range as npm reads it: `22`, `20.9`
 */
export async function fetchNode(range: string): Promise<NodeRelease> {
  const name = `node-${process.platform}-${process.arch}`;
  const version = await newestVersion(`${name}@${range}`);
  const { XDG_CACHE_HOME: caches = join(homedir(), ".cache") } = process.env;
  const folder = join(caches, "cdktf-avara", `${name}-${version}`);
  const bin = join(folder, "bin");
  if (existsSync(bin)) return { version, bin };
  await mkdir(dirname(folder), { recursive: true });
  await inTemporaryFolder("cdktf-avara-node-", async (temporary) => {
    const options = { cwd: temporary };
    const packed = await runTool(
      "npm",
      ["pack", `${name}@${version}`, "--silent"],
      options,
    );
    await runTool("tar", ["-xzf", packed.trim()], options);
    await runTool("mv", [join(temporary, "package"), `${folder}.new`], options);
  });
  // In one step, so that an interrupted run leaves no half of it.
  await rename(`${folder}.new`, folder);
  return { version, bin };
}

/** npm prints one version, or a list of all in the range, the newest last. */
async function newestVersion(spec: string): Promise<string> {
  const json = await runTool("npm", ["view", spec, "version", "--json"], {});
  const found: unknown = JSON.parse(json);
  const newest: unknown = Array.isArray(found) ? found.at(-1) : found;
  if (typeof newest !== "string") throw new Error(`npm has no ${spec}.`);
  return newest;
}
