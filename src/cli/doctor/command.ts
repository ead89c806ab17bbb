import type { Command } from "@commander-js/extra-typings";
import type { OptionsOf } from "../command-options";

/** The options of `doctor`. */
export type DoctorCommandOptions = OptionsOf<typeof defineDoctor>;

/** Defines `doctor`: checks what a deployment needs, and shows how to fix what is wrong. */
export function defineDoctor(program: Command) {
  return program
    .command("doctor")
    .summary("check what a deployment needs, and show how to fix it")
    .description(
      "Checks Node.js, Terraform, cdktf, the provider, settings that often go wrong, the key and the API. It changes nothing. Exits with 1 if something is wrong.",
    )
    .option("--json", "print the checks as JSON")
    .addHelpText(
      "after",
      `
Examples:
  $ npx cdktf-avara doctor
  $ npx cdktf-avara doctor --json`,
    );
}
