import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { version } from "../../version";
import { isCdktfProject, stackFolders } from "../cdktf-project";
import type { Machine } from "../machine";
import { providerSource } from "../install/provider-mirror";
import type { Check } from "./check";
import type { InstalledProvider } from "./check-provider";

const fileName = ".terraform.lock.hcl";

/** Checks that the project's lock files are for the provider that is installed. */
export async function checkLocks(
  machine: Machine,
  installed: InstalledProvider | null,
): Promise<readonly Check[]> {
  if (installed === null) return [];
  const folders = [machine.directory, ...(await stackFolders(machine))];
  const checks = await Promise.all(
    folders.map(async (folder) => {
      const block = await readLock(machine, folder);
      return block === null
        ? []
        : [checkLock(join(folder, fileName), block, hashOf(installed))];
    }),
  );
  return checks.flat();
}

/** Reads what the lock file of a folder says of the provider. Returns null where it says nothing. */
async function readLock(
  { read }: Machine,
  folder: string,
): Promise<string | null> {
  const text = (await read(join(folder, fileName)))?.toString() ?? "";
  const start = text.indexOf(`provider "${providerSource}" {`);
  return start === -1 ? null : text.slice(start, text.indexOf("\n}", start));
}

function checkLock(file: string, block: string, hash: string): Check {
  const title = "Lock file";
  const locked = /\bversion\s*=\s*"([^"]*)"/.exec(block)?.[1];
  if (locked !== version)
    return {
      title,
      status: "problem",
      detail: `${file} locks the provider ${locked ?? "in no version"}, and ${version} is installed`,
      cure: "terraform init -upgrade in its folder, or delete the file.",
    };
  // The other schemes of hashes are of archives, which a folder cannot be compared with.
  const hashes: readonly string[] = block.match(/h1:[\w+/=]+/g) ?? [];
  if (hashes.length > 0 && !hashes.includes(hash))
    return {
      title,
      status: "problem",
      detail: `${file} has the checksum of another build of the provider`,
      cure: `Delete the block provider "${providerSource}" from it.`,
    };
  return { title, status: "ok", detail: file };
}

/** Terraform's hash of a provider's folder that holds one file: what Go's modules call `h1`. */
function hashOf({ path, script }: InstalledProvider): string {
  const sha256 = (data: string | Buffer) => createHash("sha256").update(data);
  const line = `${sha256(script).digest("hex")}  ${basename(path)}\n`;
  return `h1:${sha256(line).digest("base64")}`;
}

/** Checks the setting without which cdktf asks the public registry for the provider, unless a lock file has it. */
export async function checkLockTrap(
  machine: Machine,
): Promise<readonly Check[]> {
  if (!(await isCdktfProject(machine))) return [];
  const title = "CDKTF_SKIP_PROVIDER_LOCK";
  const { [title]: setting } = machine.env;
  if (setting === "true") return [{ title, status: "ok", detail: setting }];
  const folders = await stackFolders(machine);
  const locks = await Promise.all(
    folders.map((folder) => readLock(machine, folder)),
  );
  const isDeployed = locks.some((block) => block !== null);
  return [
    {
      title,
      status: isDeployed ? "warning" : "problem",
      detail: `not true: the first deploy of ${isDeployed ? "another" : "a"} stack fails, as cdktf looks for the provider in the public registry only`,
      cure: `export ${title}=true`,
    },
  ];
}
