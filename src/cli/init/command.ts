import type { Command } from "@commander-js/extra-typings";
import { path } from "../command-options";

/** Defines `init`: writes a CDKTF app that can be deployed as it is. */
export function defineInit(program: Command) {
  return program
    .command("init")
    .summary("write a CDKTF app that declares a first customer")
    .description(
      "Writes a CDKTF app in TypeScript that can be deployed as it is: a stack with a first customer, and a test of it. Overwrites no file. An existing package.json gets the entries that it does not have.",
    )
    .argument(
      "[directory]",
      "where to write it, created if it does not exist",
      path,
      ".",
    )
    .addHelpText(
      "after",
      `
Examples:
  $ npx cdktf-avara init
  $ npx cdktf-avara init customers`,
    );
}
