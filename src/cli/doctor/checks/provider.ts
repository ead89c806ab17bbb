import { join } from "node:path";
import { version } from "../../../version";
import type { Machine } from "../../machine/machine";
import { impliedMirror } from "../../machine/cli-configuration";
import { providerSource } from "../../../constructs/provider/provider-files";
import { terraformProgram } from "../../machine/terraform-program";
import { type Check, checkOf } from "../check";
import type { Facts } from "../facts";

/** Checks that the provider is installed, in this version and build. */
export async function checkInstalledProvider({
  machine,
  isCdktf,
  stacks,
  configuration,
  installed,
  bundle,
}: Facts): Promise<Check> {
  const { ok, warning, problem } = checkOf("Provider");
  const own = impliedMirror(machine.env, machine.platform);
  const installInto = (mirror: string) =>
    mirror === own ? install : `${install} --mirror ${mirror}`;
  if (installed !== null) {
    const detail = `${version}, in ${installed.path}`;
    // Terraform looks into a stack's folder for a provider only if it is started there.
    const hint = stacks.some((folder) => installed.path.startsWith(folder))
      ? `; from another folder: ${terraformProgram(machine.env)} -chdir=<stack> init -plugin-dir=terraform.d/plugins`
      : "";
    if (!isScript(installed.script))
      return ok(`${detail}, an executable, which needs no Node.js`);
    return bundle === null || bundle.equals(installed.script)
      ? ok(`${detail}${hint}`)
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
  if (!hasInstallation && isCdktf && stacks.length === 0)
    return ok(`${version}, which each stack gets when it is synthesized`);
  const others = await findOtherVersions(machine, mirrors);
  return problem(
    others === ""
      ? "not installed where Terraform looks for it"
      : `version ${others} is installed, and this package is ${version}`,
    hasInstallation ? installInto(named) : install,
  );
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
