import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { version } from "../../version";
import { providerSource } from "../provider-mirror";
import type { Check, Machine } from "./check";
import type { InstalledProvider } from "./check-provider";

const fileName = ".terraform.lock.hcl";

/** Checks that the project's lock files are for the provider that is installed. */
export async function checkLocks(
  { directory, list, read }: Machine,
  installed: InstalledProvider | null,
): Promise<readonly Check[]> {
  if (installed === null) return [];
  const stacks = join(directory, "cdktf.out", "stacks");
  const folders = [
    directory,
    ...(await list(stacks)).map((name) => join(stacks, name)),
  ];
  const checks = await Promise.all(
    folders.map(async (folder) => {
      const file = join(folder, fileName);
      const text = (await read(file))?.toString() ?? "";
      return checkLock(file, text, hashOf(installed));
    }),
  );
  return checks.flat();
}

function checkLock(file: string, text: string, hash: string): readonly Check[] {
  const title = "Lock file";
  const start = text.indexOf(`provider "${providerSource}" {`);
  if (start === -1) return [];
  const block = text.slice(start, text.indexOf("\n}", start));
  const locked = /\bversion\s*=\s*"([^"]*)"/.exec(block)?.[1];
  if (locked !== version)
    return [
      {
        title,
        status: "problem",
        detail: `${file} locks the provider ${locked ?? "in no version"}, and ${version} is installed`,
        cure: "terraform init -upgrade in its folder, or delete the file.",
      },
    ];
  // The other schemes of hashes are of archives, which a folder cannot be compared with.
  const hashes: readonly string[] = block.match(/h1:[\w+/=]+/g) ?? [];
  if (hashes.length > 0 && !hashes.includes(hash))
    return [
      {
        title,
        status: "problem",
        detail: `${file} has the checksum of another build of the provider`,
        cure: `Delete the block provider "${providerSource}" from it.`,
      },
    ];
  return [{ title, status: "ok", detail: file }];
}

/** Terraform's hash of a provider's folder that holds one file: what Go's modules call `h1`. */
function hashOf({ path, script }: InstalledProvider): string {
  const sha256 = (data: string | Buffer) => createHash("sha256").update(data);
  const line = `${sha256(script).digest("hex")}  ${basename(path)}\n`;
  return `h1:${sha256(line).digest("base64")}`;
}
