import { join } from "node:path";
import {
  allowsBuild,
  findLock,
  lockedVersion,
} from "../../../constructs/provider/lock-file";
import {
  hashOfProvider,
  providerSources,
} from "../../../constructs/provider/provider-files";
import { version } from "../../../version";
import type { Machine } from "../../machine/machine";
import { terraformProgram } from "../../machine/terraform-program";
import { type Check, checkOf } from "../check";
import type { Facts } from "../facts";

const fileName = ".terraform.lock.hcl";

/** Checks that the project's lock files match the installed provider, for Terraform and for OpenTofu. */
export async function checkLocks({
  machine,
  stacks,
  installed,
}: Facts): Promise<readonly Check[]> {
  if (installed === null) return [];
  const hash = hashOfProvider(installed.path, installed.script);
  const checks = await Promise.all(
    [machine.directory, ...stacks].map(async (folder) => {
      const locks = await readLocks(machine, folder);
      const found = locks.map((lock) => checkLock(machine, lock, hash));
      return found.find(({ status }) => status === "problem") ?? found[0] ?? [];
    }),
  );
  return checks.flat();
}

/** What a lock file says about the provider, for Terraform or for OpenTofu. */
interface Lock {
  readonly file: string;
  readonly source: string;
  readonly block: string;
}

async function readLocks(
  { read }: Machine,
  folder: string,
): Promise<readonly Lock[]> {
  const file = join(folder, fileName);
  const text = (await read(file))?.toString() ?? "";
  return providerSources.flatMap((source) => {
    const block = findLock(text, source);
    return block === null ? [] : { file, source, block };
  });
}

function checkLock(
  { env }: Machine,
  { file, source, block }: Lock,
  hash: string,
): Check {
  const { ok, problem } = checkOf("Lock file");
  const locked = lockedVersion(block);
  if (locked !== version)
    return problem(
      `${file} locks ${locked === undefined ? "no version" : `version ${locked}`} of the provider, and ${version} is installed`,
      `Run ${terraformProgram(env)} init -upgrade in its folder, or delete the file.`,
    );
  return allowsBuild(block, hash)
    ? ok(file)
    : problem(
        `${file} has the checksum of another build of the provider`,
        `Delete the block provider "${source}" from it.`,
      );
}

/**
 * Checks the setting without which cdktf looks for an unlocked provider only in the public registry. It is not needed if
 * the provider and its lock come with the stacks.
 */
export async function checkLockTrap({
  machine,
  isCdktf,
  stacks,
  configuration,
}: Facts): Promise<Check | readonly Check[]> {
  if (!isCdktf) return [];
  const title = "CDKTF_SKIP_PROVIDER_LOCK";
  const { ok, warning, problem } = checkOf(title);
  const { [title]: setting } = machine.env;
  if (setting === "true") return ok(setting);
  const locks = await Promise.all(
    stacks.map((folder) => readLocks(machine, folder)),
  );
  if (!configuration.hasInstallation && locks.every((one) => one.length > 0))
    return ok("not needed: each stack has the provider and its lock");
  const isDeployed = locks.some((one) => one.length > 0);
  const build = isDeployed ? warning : problem;
  return build(
    `not true: the first deploy of ${isDeployed ? "another" : "a"} stack fails, because cdktf looks for the provider in the public registry only`,
    `export ${title}=true`,
  );
}
