import { Command, CommanderError } from "@commander-js/extra-typings";
import { version } from "../version";
import { CliError, CliFinding } from "./cli-error";
import type { CliIo } from "./cli-io";
import { addCommands, addCompletion } from "./commands";

/** Creates the command line. It never exits, and uses only `io`. */
export function createProgram(io: CliIo): Command {
  const program = createCommands(io);
  addCompletion(program, () => createCommands(io), io);
  return program;
}

function createCommands(io: CliIo): Command {
  const program = new Command("cdktf-avara")
    .description("Tools for Avara Express customers that are declared as code.")
    .version(version)
    .showHelpAfterError("Run the command with --help to see its options.")
    .exitOverride()
    .addHelpText(
      "afterAll",
      "\nGuides: https://github.com/avara-software/cdktf-avara/tree/main/docs/guides",
    )
    .configureOutput({ writeOut: io.stdout, writeErr: io.stderr });
  addCommands(program, io);
  return program;
}

/** The exit code of a stopped command, the same as a shell's after Ctrl-C. */
export const stopExitCode = 130;

/**
 * Runs one command line.
 *
 * @param args without the interpreter and the script
 * @returns the exit code of the process, after reporting every failure
 */
export async function run(args: readonly string[], io: CliIo): Promise<number> {
  try {
    await createProgram(io).parseAsync(args, { from: "user" });
    return 0;
  } catch (error) {
    // Commander has already reported it.
    if (error instanceof CommanderError) return error.exitCode;
    // After a stop, any expected failure may be its consequence.
    if (
      io.signal.aborted &&
      (error instanceof CliError || error === io.signal.reason)
    ) {
      io.stderr("Stopped.\n");
      return stopExitCode;
    }
    if (error instanceof CliFinding) {
      io.stderr(`${error.message}\n`);
      return error.exitCode;
    }
    if (error instanceof CliError) {
      io.stderr(`error: ${error.message}\n`);
      return 1;
    }
    const trace = error instanceof Error ? error.stack : undefined;
    io.stderr(`${trace ?? String(error)}\n`);
    return 1;
  }
}
