import { resolve } from "node:path";
import { version } from "../../version";
import { archiveName } from "../../constructs/provider/provider-files";
import {
  impliedMirror,
  readCliConfiguration,
} from "../machine/cli-configuration";
import { CliError } from "../cli-error";
import type { CliIo } from "../cli-io";
import { thisMachine } from "../machine/machine";
import type { InstallCommandOptions } from "./command";
import {
  type Installation,
  cliConfiguration,
  installProvider,
  mirrorBlock,
} from "./provider-mirror";
import { readArchive } from "./read-archive";

const releases =
  "https://github.com/avara-software/terraform-provider-avara/releases";

/** Installs the provider, and prints what else Terraform and cdktf need. */
export async function runInstall(
  { mirror, archive }: InstallCommandOptions,
  io: CliIo,
  platform: NodeJS.Platform = process.platform,
): Promise<void> {
  const isWindows = platform === "win32";
  if (isWindows && archive === undefined)
    throw new CliError(
      `The provider of this package is a script, which Terraform for Windows cannot start.
Download ${archiveName()} from ${releases}, and install it with --archive.`,
    );
  const { stdout, stderr } = io;
  const directory =
    mirror === undefined ? impliedMirror(io.env, platform) : resolve(mirror);
  const installation = await installProvider(
    directory,
    archive === undefined ? undefined : await readArchive(archive),
  );
  stdout(describeInstallation(installation));
  if (mirror === undefined) {
    stdout(`
terraform init finds it there without further configuration.
`);
    const machine = { ...thisMachine(io), platform };
    const { file, mirrors } = await readCliConfiguration(machine);
    if (!mirrors.includes(directory)) stderr(warning(file, directory));
  } else
    stdout(`
Terraform finds it there with this CLI configuration, in the file ${isWindows ? "%APPDATA%\\terraform.rc" : "~/.terraformrc"}
or in the file that the environment variable TF_CLI_CONFIG_FILE names:

${cliConfiguration(directory)}`);
  stdout(`
The stacks of a CDKTF app bring the provider with them. If they do not, because a CLI configuration says where
Terraform looks or AvaraProvider has install: false, cdktf also needs this setting; otherwise it looks for the
provider in the public registry only:

  ${isWindows ? '$env:CDKTF_SKIP_PROVIDER_LOCK = "true"' : "export CDKTF_SKIP_PROVIDER_LOCK=true"}
`);
}

function describeInstallation({ path, outcome }: Installation): string {
  const provider = `The provider avara-software/avara ${version}`;
  switch (outcome) {
    case "added":
      return `${provider} is installed:\n\n  ${path}\n`;
    case "unchanged":
      return `${provider} is already installed, in the same build:\n\n  ${path}\n`;
    case "replaced":
      return `${provider} is installed, and replaces another build of the same version:

  ${path}

If terraform init says that a checksum does not match, the project has locked the other build:
delete the provider's block from .terraform.lock.hcl (with cdktf: cdktf.out/stacks/*/.terraform.lock.hcl).
`;
  }
}

function warning(file: string, mirror: string): string {
  return `
Warning: ${file} has a block provider_installation, so Terraform searches only the places in it.
Add this to the block, and exclude the same from its block direct if it has one:

${mirrorBlock(mirror)}`;
}
