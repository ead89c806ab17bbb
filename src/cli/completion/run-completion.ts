import type { Command as PlainCommand } from "commander";
import type { Command } from "@commander-js/extra-typings";
import complete from "@bomb.sh/tab/commander";
import type { CliIo } from "../cli-io";

/** What follows the suggestions if the shell must not add the names of files. */
const noFiles = ":4";

/** Prints the script of a shell, or what may follow the words of a command line. */
export async function runCompletion(
  program: Command,
  args: readonly string[],
  { stdout }: CliIo,
): Promise<void> {
  for (const command of program.commands)
    command.description(command.summary());
  // The same class: extra-typings only adds types, which the compiler cannot compare with the plain ones.
  const plain: unknown = program;
  complete(plain as PlainCommand, { completionCommandName: "completion" });
  const lines = await linesLoggedBy(() =>
    program.parseAsync(args, { from: "user" }),
  );
  // Without a suggestion, the shell completes paths: bash with the option `default`.
  const [first = ""] = lines;
  const text = first === noFiles ? ":0" : lines.join("\n");
  stdout(`${text.replace(/^complete -F/m, "complete -o default -F")}\n`);
}

/** The library prints with `console.log` alone. */
async function linesLoggedBy(
  work: () => Promise<unknown>,
): Promise<readonly string[]> {
  const lines: string[] = [];
  const { log } = console;
  console.log = (line: string) => void lines.push(line);
  try {
    await work();
  } finally {
    console.log = log;
  }
  return lines;
}
