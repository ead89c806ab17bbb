import type { Command } from "@commander-js/extra-typings";
import { type OptionsOf, path } from "../command-options";

/** The options of `install`. */
export type InstallCommandOptions = OptionsOf<typeof defineInstall>;

/** Defines `install`: puts the provider where Terraform finds it. */
export function defineInstall(program: Command) {
  return program
    .command("install")
    .summary("put the Terraform provider where Terraform finds it")
    .description(
      "Installs the Terraform provider in a local mirror. It comes with this package: nothing is downloaded.",
    )
    .option(
      "--mirror <directory>",
      "the mirror, created if it does not exist (default: the one in your home folder, which Terraform searches by itself)",
      path,
    )
    .option(
      "--archive <file>",
      "the archive of a release, whose executable needs no Node.js (default: the script of this package)",
      path,
    )
    .addHelpText(
      "after",
      `
Examples:
  $ npx cdktf-avara install
  $ npx cdktf-avara install --mirror ./mirror
  $ npx cdktf-avara install --archive terraform-provider-avara_1.2.3_linux_amd64.zip`,
    );
}
