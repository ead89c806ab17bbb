import type { Command } from "@commander-js/extra-typings";
import { environmentVariables } from "../../api/connection";
import { type OptionsOf, path, wholeNumber } from "../command-options";

/** The options of `sandbox`. */
export type SandboxCommandOptions = OptionsOf<typeof defineSandbox>;

/** Defines `sandbox`: an Avara Express API on this machine, until the user stops it. */
export function defineSandbox(program: Command) {
  return program
    .command("sandbox")
    .summary("run an Avara Express API on this machine, to try things out")
    .description(
      "Runs an Avara Express API on 127.0.0.1, until Ctrl-C stops it. It needs no account and touches nothing live.",
    )
    .option(
      "--port <number>",
      "the port to listen on; 0 for a free one (default: 4010, or a free one if that is in use)",
      wholeNumber({ min: 0, max: 65_535 }),
    )
    .option(
      "--data <file>",
      "a JSON file that keeps the customers (default: kept in memory)",
      path,
    )
    .option(
      "--seed <number>",
      "makes the same ids each time (default: random)",
      wholeNumber({ min: 0, max: Number.MAX_SAFE_INTEGER }),
    )
    .option(
      "--api-key <key>",
      `the key that requests must have (default: one that gives access to nothing else); ${environmentVariables.apiKey} is not read, because it may be a live key`,
    )
    .option("--quiet", "print no line for each request")
    .addHelpText(
      "after",
      `
Examples:
  $ npx cdktf-avara sandbox
  $ npx cdktf-avara sandbox --data customers.json`,
    );
}
