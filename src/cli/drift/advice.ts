import { resolve } from "node:path";
import { CliError } from "../cli-error";
import type { CliIo } from "../cli-io";
import { formatChecks } from "../doctor/format-checks";
import { checkThisMachine } from "../doctor/run-doctor";
import { ProgramError } from "./plan/run-program";

/**
 * Runs something that runs programs. If one of them fails, the error ends with what `doctor` finds wrong, and the fixes.
 *
 * @param directory of the CDKTF app
 */
export async function withAdvice<Result>(
  run: () => Promise<Result>,
  directory: string,
  io: CliIo,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    const checks = await checkThisMachine(io, resolve(directory));
    const problems = checks.filter(({ status }) => status === "problem");
    if (problems.length === 0) throw error;
    throw new CliError(
      `${error.message.trimEnd()}\n\nnpx cdktf-avara doctor finds:\n\n${formatChecks(problems, false).trimEnd()}`,
      { cause: error },
    );
  }
}
