import { join } from "node:path";
import { version } from "../../version";
import { isCdktfProject, stackFolders } from "../cdktf-project";
import type { CliConfiguration } from "../cli-configuration";
import type { Machine } from "../machine";
import {
  impliedMirror,
  pathInMirror,
  providerSource,
} from "../install/provider-mirror";
import { terraformProgram } from "../terraform-program";
import { type Check, checkOf } from "./check";

/** The provider of this version, where Terraform finds it. */
export interface InstalledProvider {
  readonly mirror: string;
  readonly path: string;
  readonly script: Buffer;
}

/** Looks for the provider where Terraform does. Returns null if this version is not there. */
export async function findProvider(
  { read }: Machine,
  { mirrors }: CliConfiguration,
): Promise<InstalledProvider | null> {
  for (const mirror of mirrors) {
    const path = pathInMirror(mirror);
    const script = await read(path);
    if (script !== null) return { mirror, path, script };
  }
  return null;
}

/**
 * Checks that the provider is installed, in this version and build.
 *
 * @param bundle the build of this package; null if it is not built
 */
export async function checkInstalledProvider(
  machine: Machine,
  configuration: CliConfiguration,
  installed: InstalledProvider | null,
  bundle: Buffer | null,
): Promise<Check> {
  const { ok, warning, problem } = checkOf("Provider");
  const own = impliedMirror(machine.env, machine.platform);
  const installInto = (mirror: string) =>
    mirror === own ? install : `${install} --mirror ${mirror}`;
  if (installed !== null) {
    const detail = `${version}, in ${installed.path}`;
    if (!isScript(installed.script))
      return ok(`${detail}, an executable, which needs no Node.js`);
    return bundle === null || bundle.equals(installed.script)
      ? ok(`${detail}${await hintFor(installed, machine)}`)
      : warning(
          `${detail}, is not the build of this package`,
          installInto(installed.mirror),
        );
  }
  const { file, hasInstallation, mirrors } = configuration;
  const [named] = mirrors;
  if (named === undefined)
    return problem(
      `the block provider_installation of ${file} names no folder for it`,
      `Add to the block what this prints: ${install}`,
    );
  if (
    !hasInstallation &&
    (await isCdktfProject(machine)) &&
    (await stackFolders(machine)).length === 0
  )
    return ok(`${version}, which each stack gets when it is synthesized`);
  const others = await findOtherVersions(machine, mirrors);
  return problem(
    others === ""
      ? "not installed where Terraform looks for it"
      : `version ${others} is installed, and this package is ${version}`,
    hasInstallation ? installInto(named) : install,
  );
}

/** Terraform looks into a stack's folder for a provider only if it is started there. */
async function hintFor(
  { path }: InstalledProvider,
  machine: Machine,
): Promise<string> {
  const folders = await stackFolders(machine);
  return folders.some((folder) => path.startsWith(folder))
    ? `; from another folder: ${terraformProgram(machine.env)} -chdir=<stack> init -plugin-dir=terraform.d/plugins`
    : "";
}

/** Whether the provider is the script of an npm package. Otherwise it comes from the archive of a release. */
function isScript(provider: Buffer): boolean {
  return provider.subarray(0, 2).toString() === "#!";
}

const install = "npx cdktf-avara install";

/** The other versions in some mirrors. This version may be there for another machine. */
async function findOtherVersions(
  { list }: Machine,
  mirrors: readonly string[],
): Promise<string> {
  const found = await Promise.all(
    mirrors.map((mirror) => list(join(mirror, providerSource))),
  );
  return [...new Set(found.flat())]
    .filter((other) => /^\d+\.\d+\.\d+[^/]*$/.test(other) && other !== version)
    .sort()
    .join(", ");
}
