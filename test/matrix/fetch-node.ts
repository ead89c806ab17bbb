import { join } from "node:path";
import * as z from "zod/mini";
import { runTool } from "../../src/generate/run-tool";
import { cachedFolder } from "../support/cached-folder";

const versionsSchema = z.union([z.string(), z.array(z.string())]);

/** A Node.js for this machine. */
export interface NodeRelease {
  readonly version: string;
  /** The folder of its program. */
  readonly bin: string;
}

/**
 * Fetches the newest Node.js of a range from npm, once.
 *
 * @param range as npm reads it: `22`, `20.9`
 */
export async function fetchNode(range: string): Promise<NodeRelease> {
  const name = `node-${process.platform}-${process.arch}`;
  const version = await newestVersion(`${name}@${range}`);
  const folder = await cachedFolder(`${name}-${version}`, async (cwd) => {
    const packed = await runTool(
      "npm",
      ["pack", `${name}@${version}`, "--silent"],
      { cwd },
    );
    await runTool("tar", ["-xzf", packed.trim(), "--strip-components=1"], {
      cwd,
    });
  });
  return { version, bin: join(folder, "bin") };
}

/** npm prints one version, or a list of all in the range. */
async function newestVersion(spec: string): Promise<string> {
  const json = await runTool("npm", ["view", spec, "version", "--json"], {});
  const found = versionsSchema.parse(JSON.parse(json));
  const [newest] = [found]
    .flat()
    .sort((a, b) => b.localeCompare(a, undefined, { numeric: true }));
  if (newest === undefined) throw new Error(`npm has no ${spec}.`);
  return newest;
}
