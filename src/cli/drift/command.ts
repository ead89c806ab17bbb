import { resolve } from "node:path";
import type { Command } from "commander";
import * as z from "zod/mini";
import { CliError } from "../cli-error";
import type { CliIo } from "../cli-io";
import { refusedStacks } from "./report/drift-report";
import { formatReport, reportFormats } from "./formats/format-report";
import type { Terminal } from "./formats/table";
import { isFolder } from "../is-folder";
import { lookForDrift } from "./look-for-drift";
import { prepareReportFile } from "./formats/report-file";
import { createRunProgram } from "./plan/run-program";
import { findStacks, stackOfFolder } from "./plan/stack";
import { readSuppressions } from "./report/suppressions";
import { synthesizeApp } from "./plan/synthesize";
import { count } from "../../text/plural";
import { describeRefusal } from "./report/failure-wording";
import { describeSummary } from "./report/wording";
import { createEnvironmentClient } from "../environment-client";
import { parseOptions, wholeNumber } from "../parse-options";

const path = z.string().check(z.minLength(1, "expected a path."));

const optionsSchema = z.object({
  synth: z.optional(z.boolean()),
  appDir: path,
  out: path,
  chdir: z.array(path),
  unmanaged: z.optional(z.boolean()),
  parallelism: wholeNumber({ min: 1, max: 100 }),
  format: z.enum(reportFormats, {
    error: ({ input }) =>
      `expected one of ${reportFormats.join(", ")}, received "${String(input)}".`,
  }),
  output: z.optional(path),
  suppressions: z.optional(path),
});

type DriftCommandOptions = z.infer<typeof optionsSchema>;

/** Adds `drift`: tells how live customers differ from what is declared. */
export function addDriftCommand(program: Command, io: CliIo): void {
  const command = program
    .command("drift")
    .summary("tell how live customers differ from what is declared")
    .description(
      "Plans CDKTF stacks, or folders with HCL, and tells what differs between the declaration, the last state and the live customers. It changes nothing. Exits with 0 where nothing differs, 2 where something does, and 1 on an error; where that is a plan that Terraform refuses, the report tells as much as is known.",
    )
    .argument("[stack...]", "the CDKTF stacks (default: all)")
    .option("--synth", "synthesize the CDKTF app first")
    .option("--app-dir <directory>", "the CDKTF app", ".")
    .option(
      "--out <directory>",
      "where the app is synthesized to, from its folder",
      "cdktf.out",
    )
    .option(
      "--chdir <directory>",
      "a folder with HCL, in place of CDKTF stacks; can be repeated",
      (folder: string, folders: string[]) => [...folders, folder],
      [],
    )
    .option("--unmanaged", "tell live customers in no stack as well")
    .option("--parallelism <number>", "how many stacks to plan at once", "4")
    .option("--format <format>", reportFormats.join(", "), "table")
    .option("--output <file>", "where to write the report (default: here)")
    .option(
      "--suppressions <file>",
      "differences that are accepted, each with a reason and an expiry date, as YAML or JSON",
    );
  command.action((stacks: unknown, options: unknown) =>
    runDrift(
      z.array(z.string()).parse(stacks),
      parseOptions(optionsSchema, options),
      terminalOf(command),
      io,
    ),
  );
}

async function runDrift(
  names: readonly string[],
  options: DriftCommandOptions,
  terminal: Terminal,
  io: CliIo,
): Promise<void> {
  checkOptions(names, options);
  const { env, signal, stderr } = io;
  const { TERRAFORM_BINARY_NAME: named = "" } = env;
  const terraform = named === "" ? "terraform" : named;
  const run = createRunProgram(env);
  const client = createEnvironmentClient(env);
  if (options.unmanaged === true && client === null)
    throw new CliError(
      "--unmanaged needs the key of the account in AVARA_API_KEY.",
    );
  const onProgress = (line: string) => {
    stderr(`${line}\n`);
  };
  const file =
    options.output === undefined
      ? null
      : await prepareReportFile(options.output);
  const suppressions =
    options.suppressions === undefined
      ? []
      : await readSuppressions(options.suppressions);
  if (options.synth === true) {
    onProgress("Synthesizing the app …");
    await synthesizeApp(options.appDir, options.out, run, signal);
  }
  const stacks =
    options.chdir.length > 0
      ? options.chdir.map((folder) => stackOfFolder(folder, terraform))
      : await findStacks(names, {
          appDirectory: options.appDir,
          out: options.out,
          terraform,
        });
  const report = await lookForDrift({
    stacks,
    terraform,
    parallelism: options.parallelism,
    client,
    isUnmanagedIncluded: options.unmanaged === true,
    suppressions,
    run,
    onProgress,
    now: () => new Date(),
    signal,
  });
  signal.throwIfAborted();
  const shownOn = file === null ? terminal : noTerminal;
  const text = formatReport(report, options.format, shownOn);
  if (file === null) io.stdout(text);
  else {
    await file.write(text);
    stderr(`${describeSummary(report)}\nThe report is in ${file.path}.\n`);
  }
  const refused = refusedStacks(report);
  if (refused.length > 0)
    throw new CliError(
      `${refused.map(describeRefusal).join("\n")}\nThe report is incomplete: exit code 1.`,
    );
  const { drifted } = report.summary;
  if (drifted > 0)
    throw new CliError(
      `${count(drifted, "customer")} ${drifted === 1 ? "differs" : "differ"}: exit code 2.`,
      { exitCode: 2 },
    );
}

function checkOptions(
  names: readonly string[],
  { appDir, chdir, synth, unmanaged }: DriftCommandOptions,
): void {
  if (chdir.length > 0 && (names.length > 0 || synth === true))
    throw new CliError(
      "--chdir is for folders with HCL: leave the names of stacks and --synth away.",
    );
  if (unmanaged === true && names.length > 0)
    throw new CliError(
      "--unmanaged looks at all stacks, as a customer may be in any: leave the names away.",
    );
  if (chdir.length === 0 && !isFolder(appDir))
    throw new CliError(`--app-dir: there is no folder ${resolve(appDir)}.`);
}

/** What a report is written for that is not read where it is printed. */
const noTerminal: Terminal = { columns: 120, hasColors: false };

/** As commander sees it, which respects NO_COLOR and FORCE_COLOR. */
function terminalOf(command: Command): Terminal {
  const output = command.configureOutput();
  const columns = output.getOutHelpWidth?.() ?? 0;
  return {
    // A terminal that does not know its width says 0.
    columns: columns === 0 ? noTerminal.columns : columns,
    hasColors: output.getOutHasColors?.() ?? noTerminal.hasColors,
  };
}
