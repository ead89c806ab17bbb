import { type Command, Argument } from "@commander-js/extra-typings";
import type { CliIo } from "../cli-io";

/**
 * Adds `completion`: prints a script that completes commands, options and values. The script asks the hidden command
 * `complete` for what may follow.
 *
 * @param createCommands creates a program with all other commands
 */
export function addCompletionCommand(
  program: Command,
  createCommands: () => Command,
  io: CliIo,
): void {
  const run = async (args: readonly string[]) => {
    const { runCompletion } = await import("./run-completion.js");
    await runCompletion(createCommands(), args, io);
  };
  program
    .command("completion")
    .summary("print a script that completes commands in a shell")
    .description(
      "Prints a script for a shell, which completes the commands of cdktf-avara, their options and the values of options. The shell must find cdktf-avara on the PATH.",
    )
    .addArgument(
      new Argument("<shell>", "the shell").choices(["bash", "zsh", "fish"]),
    )
    .addHelpText(
      "after",
      `
Examples:
  $ source <(cdktf-avara completion bash)
  $ cdktf-avara completion zsh > ~/.zfunc/_cdktf-avara
  $ cdktf-avara completion fish > ~/.config/fish/completions/cdktf-avara.fish`,
    )
    .action((shell) => run(["completion", shell]));
  program
    .command("complete", { hidden: true })
    .argument("[words...]")
    .action((words) => run(["complete", "--", ...words]));
}
