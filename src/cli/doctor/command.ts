import type { Command } from "commander";
import { CliError } from "../cli-error";
import type { CliIo } from "../cli-io";
import { examine } from "./run-checks";
import { formatChecks } from "./format-checks";
import { createEnvironmentClient } from "../environment-client";
import { thisMachine } from "../machine";

/** Adds `doctor`: checks what a deployment needs, and tells the cure of what is wrong. */
export function addDoctorCommand(program: Command, io: CliIo): void {
  const command = program
    .command("doctor")
    .summary("check what a deployment needs, and tell what to do")
    .description(
      "Checks Node.js, Terraform, cdktf, the provider, the settings that trip people, the key and the API. It changes nothing. Exits with 1 where something is wrong.",
    );
  command.action(() =>
    runDoctor(io, command.configureOutput().getOutHasColors?.() ?? false),
  );
}

async function runDoctor(io: CliIo, hasColors: boolean): Promise<void> {
  const checks = await examine(
    thisMachine(io),
    () =>
      createEnvironmentClient(io.env, {
        maxRetries: 1,
        requestTimeoutMs: 15_000,
      }),
    io.signal,
  );
  io.signal.throwIfAborted();
  io.stdout(formatChecks(checks, hasColors));
  const problems = checks.filter(({ status }) => status === "problem").length;
  if (problems > 0)
    throw new CliError(
      `${problems === 1 ? "1 thing is" : `${problems} things are`} wrong.`,
    );
}
