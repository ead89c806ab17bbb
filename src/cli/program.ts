import { Command, CommanderError } from "commander";
import { version } from "../version";
import { CliError } from "./cli-error";
import type { CliIo } from "./cli-io";
import { addAdoptCommand } from "./commands/adopt";
import { addDoctorCommand } from "./commands/doctor";
import { addDriftCommand } from "./commands/drift";
import { addInstallCommand } from "./commands/install";
import { addSandboxCommand } from "./commands/sandbox";

/** Creates the whole command line. It neither exits nor touches anything but `io`. */
export function createProgram(io: CliIo): Command {
  const program = new Command("cdktf-avara")
    .description("Tools around declared Avara Express customers.")
    .version(version)
    .showHelpAfterError("Run the command with --help to see what it takes.")
    .exitOverride()
    .configureOutput({ writeOut: io.stdout, writeErr: io.stderr });
  addAdoptCommand(program, io);
  addDoctorCommand(program, io);
  addDriftCommand(program, io);
  addInstallCommand(program, io);
  addSandboxCommand(program, io);
  return program;
}

/**
 * Runs one command line.
 *
 * @param args without the interpreter and the script
 * @returns what the process is to exit with; every failure has been told by then
 */
export async function run(args: readonly string[], io: CliIo): Promise<number> {
  try {
    await createProgram(io).parseAsync(args, { from: "user" });
    return 0;
  } catch (error) {
    // Commander has told the user already.
    if (error instanceof CommanderError) return error.exitCode;
    if (error instanceof CliError) {
      io.stderr(`${error.message}\n`);
      return error.exitCode;
    }
    const trace = error instanceof Error ? error.stack : undefined;
    io.stderr(`${trace ?? String(error)}\n`);
    return 1;
  }
}
