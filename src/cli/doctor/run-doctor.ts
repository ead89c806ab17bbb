import { CliFinding } from "../cli-error";
import type { CliIo } from "../cli-io";
import { createEnvironmentClient } from "../environment-client";
import { thisMachine } from "../machine";
import type { DoctorCommandOptions } from "./command";
import { formatChecks, formatChecksAsJson } from "./format-checks";
import { runChecks } from "./run-checks";

/**
 * Checks this machine, and prints the result.
 *
 * @throws {CliFinding} if something is wrong
 */
export async function runDoctor(
  { json }: DoctorCommandOptions,
  hasColors: boolean,
  io: CliIo,
): Promise<void> {
  const checks = await runChecks(
    thisMachine(io),
    () =>
      createEnvironmentClient(io.env, {
        maxRetries: 1,
        requestTimeoutMs: 15_000,
      }),
    io.signal,
  );
  io.signal.throwIfAborted();
  io.stdout(
    json === true
      ? formatChecksAsJson(checks)
      : formatChecks(checks, hasColors),
  );
  const problems = checks.filter(({ status }) => status === "problem").length;
  if (problems > 0)
    throw new CliFinding(
      `${problems === 1 ? "1 thing is" : `${problems} things are`} wrong.`,
      1,
    );
}
