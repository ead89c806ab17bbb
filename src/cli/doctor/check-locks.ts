import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { version } from "../../version";
import { isCdktfProject, stackFolders } from "../cdktf-project";
import type { Machine } from "../machine";
import { terraformProgram } from "../terraform-program";
import { providerSource } from "../install/provider-mirror";
import { type Check, checkOf } from "./check";
import type { InstalledProvider } from "./check-provider";

const fileName = ".terraform.lock.hcl";

/** Checks that the project's lock files match the installed provider. */
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
        : [
            checkLock(
              machine,
              join(folder, fileName),
              block,
              hashOf(installed),
            ),
          ];
    }),
  );
  return checks.flat();
}

/** Reads the block about the provider from the lock file of a folder. Returns null if there is none. */
async function readLock(
  { read }: Machine,
  folder: string,
): Promise<string | null> {
  const text = (await read(join(folder, fileName)))?.toString() ?? "";
  const start = text.indexOf(`provider "${providerSource}" {`);
  return start === -1 ? null : text.slice(start, text.indexOf("\n}", start));
}

function checkLock(
  { env }: Machine,
  file: string,
  block: string,
  hash: string,
): Check {
  const { ok, problem } = checkOf("Lock file");
  const locked = /\bversion\s*=\s*"([^"]*)"/.exec(block)?.[1];
  if (locked !== version)
    return problem(
      `${file} locks ${locked === undefined ? "no version" : `version ${locked}`} of the provider, and ${version} is installed`,
      `Run ${terraformProgram(env)} init -upgrade in its folder, or delete the file.`,
    );
  // Other kinds of hashes are of archives, and cannot be compared with a folder.
  const hashes: readonly string[] = block.match(/h1:[\w+/=]+/g) ?? [];
  return hashes.length === 0 || hashes.includes(hash)
    ? ok(file)
    : problem(
        `${file} has the checksum of another build of the provider`,
        `Delete the block provider "${providerSource}" from it.`,
      );
}

/** Terraform's hash of a provider folder with one file: the `h1` of Go modules. */
function hashOf({ path, script }: InstalledProvider): string {
  const sha256 = (data: string | Buffer) => createHash("sha256").update(data);
  const line = `${sha256(script).digest("hex")}  ${basename(path)}\n`;
  return `h1:${sha256(line).digest("base64")}`;
}

/** Checks the setting without which cdktf looks for an unlocked provider only in the public registry. */
export async function checkLockTrap(
  machine: Machine,
): Promise<readonly Check[]> {
  if (!(await isCdktfProject(machine))) return [];
  const title = "CDKTF_SKIP_PROVIDER_LOCK";
  const { ok, warning, problem } = checkOf(title);
  const { [title]: setting } = machine.env;
  if (setting === "true") return [ok(setting)];
  const folders = await stackFolders(machine);
  const locks = await Promise.all(
    folders.map((folder) => readLock(machine, folder)),
  );
  const isDeployed = locks.some((block) => block !== null);
  const build = isDeployed ? warning : problem;
  return [
    build(
      `not true: the first deploy of ${isDeployed ? "another" : "a"} stack fails, because cdktf looks for the provider in the public registry only`,
      `export ${title}=true`,
    ),
  ];
}
