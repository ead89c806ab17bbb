import { join } from "node:path";
import { version } from "../../version";
import type { CliConfiguration } from "../cli-configuration";
import type { Machine } from "../machine";
import {
  impliedMirror,
  pathInMirror,
  providerSource,
} from "../install/provider-mirror";
import type { Check } from "./check";

/** The provider of this version where Terraform finds it. */
export interface InstalledProvider {
  readonly mirror: string;
  readonly path: string;
  readonly script: Buffer;
}

/** Looks for the provider where Terraform does. Returns null where this version is not there. */
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
 * Checks that the provider of this version and build is installed.
 *
 * @param bundle the build of this package; null where it is not built
 */
export async function checkProvider(
  machine: Machine,
  configuration: CliConfiguration,
  installed: InstalledProvider | null,
  bundle: Buffer | null,
): Promise<Check> {
  const title = "Provider";
  const own = impliedMirror(machine.env);
  const installInto = (mirror: string) =>
    mirror === own ? install : `${install} --mirror ${mirror}`;
  if (installed !== null) {
    const detail = `${version}, in ${installed.path}`;
    return bundle === null || bundle.equals(installed.script)
      ? { title, status: "ok", detail }
      : {
          title,
          status: "warning",
          detail: `${detail}, is another build than the one of this package`,
          cure: installInto(installed.mirror),
        };
  }
  const { file, hasInstallation, mirrors } = configuration;
  const [named] = mirrors;
  if (named === undefined)
    return {
      title,
      status: "problem",
      detail: `the block provider_installation of ${file} names no folder for it`,
      cure: `Add to the block what this prints: ${install}`,
    };
  const found = await Promise.all(
    mirrors.map((mirror) => machine.list(join(mirror, providerSource))),
  );
  // This version may be there for another machine.
  const others = [...new Set(found.flat())]
    .filter((other) => /^\d+\.\d+\.\d+[^/]*$/.test(other) && other !== version)
    .sort()
    .join(", ");
  return {
    title,
    status: "problem",
    detail:
      others === ""
        ? "not installed where Terraform looks for it"
        : `installed is ${others}, and this package is ${version}`,
    cure: hasInstallation ? installInto(named) : install,
  };
}

const install = "npx cdktf-avara install";
