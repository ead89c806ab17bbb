import { CliFinding } from "../cli-error";
import type { CliIo } from "../cli-io";
import { createEnvironmentClient } from "../environment-client";
import { formatJson } from "../format-json";
import { thisMachine } from "../machine/machine";
import type { Terminal } from "../terminal";
import type { DoctorCommandOptions } from "./command";
import type { Check } from "./check";
import { formatChecks } from "./format-checks";
import { runChecks } from "./run-checks";

/**
 * Checks this machine.
 *
 * @param directory of the project. @default the current one
 */
export function checkThisMachine(
  io: CliIo,
  directory = process.cwd(),
): Promise<Check[]> {
  return runChecks(
    { ...thisMachine(io), directory },
    () =>
      createEnvironmentClient(io.env, {
        maxRetries: 1,
        requestTimeoutMs: 15_000,
      }),
    io.signal,
  );
}

/**
 * Checks this machine, and prints the result.
 *
 * @throws {CliFinding} if something is wrong
 */
export async function runDoctor(
  { json }: DoctorCommandOptions,
  { hasColors }: Terminal,
  io: CliIo,
): Promise<void> {
  io.wait?.("Checking this machine …");
  const checks = await checkThisMachine(io);
  io.signal.throwIfAborted();
  io.stdout(
    json === true ? formatJson(checks) : formatChecks(checks, hasColors),
  );
  const problems = checks.filter(({ status }) => status === "problem").length;
  if (problems > 0)
    throw new CliFinding(
      `${problems === 1 ? "1 thing is" : `${problems} things are`} wrong.`,
      1,
    );
}
