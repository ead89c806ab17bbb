import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { impliedMirror, providerSource } from "./install/provider-mirror";
import { isCdktfProject } from "./cdktf-project";
import type { Machine } from "./machine";

/** What Terraform's CLI configuration says about providers. */
export interface CliConfiguration {
  readonly file: string;
  /** Whether TF_CLI_CONFIG_FILE names the file; otherwise it is the default one. */
  readonly isNamed: boolean;
  /** Whether cdktf does not find the file, because its path is relative and cdktf runs terraform in other folders. */
  readonly isLost: boolean;
  readonly isPresent: boolean;
  /** Whether it has dev_overrides for our provider. */
  readonly hasOverride: boolean;
  /** Whether it says where to look for providers. */
  readonly hasInstallation: boolean;
  /** The folders in which Terraform looks for our provider. */
  readonly mirrors: readonly string[];
}

/** Reads Terraform's CLI configuration. */
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
          // The folder in which terraform runs. With cdktf, that is the folder of a stack.
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

/** Whether a pattern matches our provider. A pattern may omit the host, and `*` stands for any name. */
function isOurs(pattern: string): boolean {
  const parts = pattern.split("/");
  return providerSource
    .split("/")
    .slice(-parts.length)
    .every((part, i) => parts[i] === part || parts[i] === "*");
}

/** The folders that Terraform searches by default. */
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
