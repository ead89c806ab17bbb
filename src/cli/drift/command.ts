import { type Command, Option } from "@commander-js/extra-typings";
import {
  type OptionsOf,
  oneOf,
  path,
  several,
  wholeNumber,
} from "../command-options";
import { failures } from "./fail-on";
import { reportFormats } from "./formats/report-format";

/** The options of `drift`. */
export type DriftCommandOptions = OptionsOf<typeof defineDrift>;

/** Defines `drift`: shows how live customers differ from what is declared. */
export function defineDrift(program: Command) {
  return program
    .command("drift")
    .summary("show how live customers differ from what is declared")
    .description(
      "Plans CDKTF stacks, or folders with HCL, and shows what differs between the declaration, the last state and the live customers. It changes nothing. Exits with 0 if nothing differs, 2 if something does, and 1 on an error; if a plan fails, the report shows as much as is known.",
    )
    .argument("[stack...]", "the CDKTF stacks (default: all)")
    .option("--synth", "synthesize the CDKTF app first")
    .option("--app-dir <directory>", "the CDKTF app", path, ".")
    .option(
      "--out <directory>",
      "where the app is synthesized to, from its folder",
      path,
      "cdktf.out",
    )
    .option(
      "--chdir <directory>",
      "a folder with HCL, instead of CDKTF stacks; can be repeated",
      several(path),
    )
    .option("--unmanaged", "show live customers in no stack as well")
    .option(
      "--parallelism <number>",
      "how many stacks to plan at once",
      wholeNumber({ min: 1, max: 100 }),
      4,
    )
    .addOption(
      new Option(
        "--format <format>",
        "the format of the report (default: by the extension of the file, else table)",
      ).choices(reportFormats),
    )
    .option(
      "--output <file>",
      "where to write the report; can be repeated (default: the standard output)",
      several(path),
    )
    .option(
      "--from <file>",
      "a JSON report to show again, instead of planning",
      path,
    )
    .option(
      "--fail-on <what>",
      `the differences that end with exit code 2: ${failures.join(", ")}; can be repeated (default: all differences)`,
      several(oneOf(failures)),
    )
    .option(
      "--suppressions <file>",
      "differences that are accepted, each with a reason and an expiry date, as YAML or JSON",
      path,
    )
    .addHelpText(
      "after",
      `
Examples:
  $ npx cdktf-avara drift --synth
  $ npx cdktf-avara drift production --output drift.html --output drift.json
  $ npx cdktf-avara drift --chdir infra --unmanaged --fail-on drift
  $ npx cdktf-avara drift --from drift.json --format markdown`,
    );
}
