import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { readProviderPlaces } from "../../constructs/provider/cli-configuration";
import { isCdktfProject, stackFolders } from "./cdktf-project";
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
  const file = named === "" ? defaultFile(machine) : named;
  const isCdktf = await isCdktfProject(machine);
  const isLost = isCdktf && !isAbsolute(file);
  const content = await read(file);
  const places = readProviderPlaces(isLost ? "" : (content?.toString() ?? ""));
  // Where terraform runs: in the folder of a stack with cdktf, which puts the provider there.
  const folders = isCdktf ? await stackFolders(machine) : [directory];
  return {
    file,
    isNamed: named !== "",
    isLost,
    isPresent: content !== null,
    ...places,
    mirrors: places.hasInstallation
      ? places.mirrors
      : [
          ...folders.map((folder) => join(folder, "terraform.d", "plugins")),
          ...impliedMirrors(machine),
        ],
  };
}

/** The file that Terraform reads if TF_CLI_CONFIG_FILE names no other. */
function defaultFile({
  env,
  platform,
}: Pick<Machine, "env" | "platform">): string {
  return platform === "win32" && env.APPDATA !== undefined
    ? join(env.APPDATA, "terraform.rc")
    : join(homeOf(env), ".terraformrc");
}

/**
 * The folder of the user that Terraform searches by default.
 *
 * @param platform @default the one of this process
 */
export function impliedMirror(
  env: Machine["env"],
  platform: NodeJS.Platform = process.platform,
): string {
  return platform === "win32" && env.APPDATA !== undefined
    ? join(env.APPDATA, "terraform.d", "plugins")
    : join(homeOf(env), ".terraform.d", "plugins");
}

/** All folders that Terraform searches by default. */
function impliedMirrors({ env, platform }: Machine): string[] {
  if (platform === "win32") return [impliedMirror(env, platform)];
  const data = env.XDG_DATA_HOME ?? join(homeOf(env), ".local", "share");
  return [
    impliedMirror(env, platform),
    ...[data, "/usr/local/share", "/usr/share"].map((share) =>
      join(share, "terraform", "plugins"),
    ),
  ];
}

function homeOf(env: Machine["env"]): string {
  return env.HOME ?? homedir();
}
