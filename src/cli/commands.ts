import type { Command } from "@commander-js/extra-typings";
import { defineAdopt } from "./adopt/command";
import type { CliIo } from "./cli-io";
import { defineComplete, defineCompletion } from "./completion/command";
import { defineDoctor } from "./doctor/command";
import { defineDrift } from "./drift/command";
import { defineInit } from "./init/command";
import { defineInstall } from "./install/command";
import { defineSandbox } from "./sandbox/command";
import { terminalOf } from "./terminal";

/** Adds the commands. Each loads its code when it runs, so that it does not pay for the others. */
export function addCommands(program: Command, io: CliIo): void {
  defineAdopt(program).action(async (options) => {
    const { runAdopt } = await import("./adopt/run-adopt.js");
    await runAdopt(options, io);
  });

  const doctor = defineDoctor(program);
  doctor.action(async (options) => {
    const { runDoctor } = await import("./doctor/run-doctor.js");
    await runDoctor(options, terminalOf(doctor), io);
  });

  const drift = defineDrift(program);
  drift.action(async (stacks, options) => {
    const { runDrift } = await import("./drift/run-drift.js");
    await runDrift(stacks, options, terminalOf(drift), io);
  });

  defineInit(program).action(async (directory) => {
    const { runInit } = await import("./init/run-init.js");
    await runInit(directory, io);
  });

  defineInstall(program).action(async (options) => {
    const { runInstall } = await import("./install/run-install.js");
    await runInstall(options, io);
  });

  defineSandbox(program).action(async (options) => {
    const { runSandbox } = await import("./sandbox/run-sandbox.js");
    await runSandbox(options, io);
  });
}

/**
 * Adds `completion`, and the hidden command `complete`, which the script of a shell asks for what may follow.
 *
 * @param createCommands creates a program with all other commands
 */
export function addCompletion(
  program: Command,
  createCommands: () => Command,
  io: CliIo,
): void {
  const run = async (...args: readonly string[]) => {
    const { runCompletion } = await import("./completion/run-completion.js");
    await runCompletion(createCommands(), args, io);
  };
  defineCompletion(program).action((shell) => run("completion", shell));
  defineComplete(program).action((words) => run("complete", "--", ...words));
}
