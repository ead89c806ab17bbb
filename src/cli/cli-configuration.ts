import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { impliedMirror, providerSource } from "./install/provider-mirror";
import { isCdktfProject } from "./cdktf-project";
import type { Machine } from "./machine";

/** What the configuration of Terraform's command line says about providers. */
export interface CliConfiguration {
  readonly file: string;
  /** Whether TF_CLI_CONFIG_FILE names the file; else it is the user's own. */
  readonly isNamed: boolean;
  /** Whether the file is named so that cdktf, which runs terraform in folders of its own, does not find it. */
  readonly isLost: boolean;
  readonly isPresent: boolean;
  /** Whether it overrides our provider with a build in some folder. */
  readonly hasOverride: boolean;
  /** Whether it says itself where to look for providers. */
  readonly hasInstallation: boolean;
  /** The folders in which Terraform looks for our provider. */
  readonly mirrors: readonly string[];
}

/** Reads the configuration of Terraform's command line. */
export async function readCliConfiguration(
  machine: Machine,
): Promise<CliConfiguration> {
  const { env, directory, read } = machine;
  const { TF_CLI_CONFIG_FILE: named = "" } = env;
  const file = named === "" ? join(homeOf(env), ".terraformrc") : named;
  const isCdktf = await isCdktfProject(machine);
  const isLost = isCdktf && !isAbsolute(file);
  const content = await read(file);
  const text = isLost
    ? ""
    : (content?.toString().replaceAll(/^\s*(#|\/\/).*$/gm, "") ?? "");
  const hasInstallation = /^\s*provider_installation\b/m.test(text);
  const [, overrides = ""] = /\bdev_overrides\s*\{([^}]*)\}/.exec(text) ?? [];
  return {
    file,
    isNamed: named !== "",
    isLost,
    isPresent: content !== null,
    hasOverride: overrides.includes("avara-software/avara"),
    hasInstallation,
    mirrors: hasInstallation
      ? namedMirrors(text)
      : [
          // Where terraform runs, which of cdktf is the folder of a stack.
          ...(isCdktf ? [] : [join(directory, "terraform.d", "plugins")]),
          ...impliedMirrors(env),
        ],
  };
}

function namedMirrors(text: string): string[] {
  return [...text.matchAll(/\bfilesystem_mirror\s*\{([^}]*)\}/g)].flatMap(
    ([, body = ""]) => {
      const path = /\bpath\s*=\s*"([^"]*)"/.exec(body)?.[1];
      const included = patternsOf(body, "include");
      const isSearched =
        (included.length === 0 || included.some(isOurs)) &&
        !patternsOf(body, "exclude").some(isOurs);
      return path !== undefined && isSearched ? [path] : [];
    },
  );
}

function patternsOf(body: string, argument: "include" | "exclude"): string[] {
  const [list = ""] =
    new RegExp(`\\b${argument}\\s*=\\s*\\[[^\\]]*`).exec(body) ?? [];
  return [...list.matchAll(/"([^"]*)"/g)].map(([, pattern = ""]) => pattern);
}

/** A pattern may leave out the host, and stand for any name with `*`. */
function isOurs(pattern: string): boolean {
  const parts = pattern.split("/");
  return providerSource
    .split("/")
    .slice(-parts.length)
    .every((part, i) => parts[i] === part || parts[i] === "*");
}

/** The folders of this machine that Terraform searches without being told. */
function impliedMirrors(env: Machine["env"]): string[] {
  const data = env.XDG_DATA_HOME ?? join(homeOf(env), ".local", "share");
  return [
    impliedMirror(env),
    ...[data, "/usr/local/share", "/usr/share"].map((share) =>
      join(share, "terraform", "plugins"),
    ),
  ];
}

function homeOf(env: Machine["env"]): string {
  return env.HOME ?? homedir();
}
