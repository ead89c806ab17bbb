import { type Command, Argument } from "@commander-js/extra-typings";

/** Defines `completion`: prints a script that completes commands, options and values. */
export function defineCompletion(program: Command) {
  return program
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
    );
}

/** Defines the hidden command `complete`, which the script asks for what may follow. */
export function defineComplete(program: Command) {
  return program.command("complete", { hidden: true }).argument("[words...]");
}
