import { readFile, readdir } from "node:fs/promises";
import type { Command } from "commander";
import { messageOf, systemErrorCode } from "../../sandbox/system-error";
import { CliError } from "../cli-error";
import type { CliIo } from "../cli-io";
import type { Machine } from "../doctor/check";
import { examine } from "../doctor/examine";
import { formatChecks } from "../doctor/format-checks";
import { createEnvironmentClient } from "../environment-client";
import { runCommand } from "../run-command";

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
  io.stdout(formatChecks(checks, hasColors));
  const problems = checks.filter(({ status }) => status === "problem").length;
  if (problems > 0)
    throw new CliError(
      `${problems === 1 ? "1 thing is" : `${problems} things are`} wrong.`,
    );
}

function thisMachine({ env, signal }: CliIo): Machine {
  return {
    env,
    platform: process.platform,
    nodeVersion: process.versions.node,
    directory: process.cwd(),
    async run(file, args) {
      try {
        return await runCommand(file, args, {
          env: { ...env, CHECKPOINT_DISABLE: "1", DISABLE_VERSION_CHECK: "1" },
          signal,
        });
      } catch (error) {
        const code = systemErrorCode(error);
        if (code === "ENOENT") return null;
        // It is there, and may not be executed, for example.
        if (code !== undefined)
          return { exitCode: null, stdout: "", stderr: messageOf(error) };
        throw error;
      }
    },
    read: (path) => readFile(path).catch(() => null),
    list: (path) => readdir(path).catch(() => []),
  };
}
