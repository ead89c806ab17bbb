import { homedir } from "node:os";
import { join } from "node:path";
import { impliedMirror } from "../provider-mirror";
import type { Check, Machine } from "./check";

/** What the configuration of Terraform's command line says about providers. */
export interface CliConfiguration {
  readonly file: string;
  /** Whether TF_CLI_CONFIG_FILE names the file; else it is the user's own. */
  readonly isNamed: boolean;
  readonly isPresent: boolean;
  /** Whether it overrides our provider with a build in some folder. */
  readonly hasOverride: boolean;
  /** Whether it says itself where to look for providers. */
  readonly hasInstallation: boolean;
  /** The folders in which Terraform looks for providers, as far as they are local. */
  readonly mirrors: readonly string[];
}

/** Reads the configuration of Terraform's command line. */
export async function readCliConfiguration(
  machine: Machine,
): Promise<CliConfiguration> {
  const { env, read } = machine;
  const { TF_CLI_CONFIG_FILE: named = "" } = env;
  const file = named === "" ? join(homeOf(env), ".terraformrc") : named;
  const content = await read(file);
  const text = content?.toString().replaceAll(/^\s*(#|\/\/).*$/gm, "") ?? "";
  const hasInstallation = /^\s*provider_installation\b/m.test(text);
  const [, overrides = ""] = /\bdev_overrides\s*\{([^}]*)\}/.exec(text) ?? [];
  return {
    file,
    isNamed: named !== "",
    isPresent: content !== null,
    hasOverride: overrides.includes("avara-software/avara"),
    hasInstallation,
    mirrors: hasInstallation
      ? [...text.matchAll(/\bfilesystem_mirror\s*\{([^}]*)\}/g)].flatMap(
          ([, body = ""]) => /\bpath\s*=\s*"([^"]*)"/.exec(body)?.[1] ?? [],
        )
      : impliedMirrors(machine),
  };
}

/** The folders that Terraform searches without being told. */
function impliedMirrors({ env, directory }: Machine): string[] {
  const data = env.XDG_DATA_HOME ?? join(homeOf(env), ".local", "share");
  return [
    join(directory, "terraform.d", "plugins"),
    impliedMirror(env),
    ...[data, "/usr/local/share", "/usr/share"].map((share) =>
      join(share, "terraform", "plugins"),
    ),
  ];
}

function homeOf(env: Machine["env"]): string {
  return env.HOME ?? homedir();
}

/** Checks for a file that is not there, and for an override that cdktf cannot use. */
export function checkCliConfiguration({
  file,
  isNamed,
  isPresent,
  hasOverride,
}: CliConfiguration): readonly Check[] {
  const title = isNamed ? "TF_CLI_CONFIG_FILE" : "CLI configuration";
  if (!isPresent && isNamed)
    return [
      {
        title,
        status: "warning",
        detail: `${file} does not exist: Terraform warns at every command, and goes on without`,
        cure: "unset TF_CLI_CONFIG_FILE, or make it name a file that exists.",
      },
    ];
  if (hasOverride)
    return [
      {
        title,
        status: "warning",
        detail: `${file} has dev_overrides for the provider, which never work with cdktf`,
        cure: "Remove the override, and run npx cdktf-avara install.",
      },
    ];
  return isPresent ? [{ title, status: "ok", detail: file }] : [];
}
