import type { CommandResult } from "../../src/cli/run-command";

/** What a command printed, without the frames and line breaks that fit it to a screen. */
export function plainOutput({
  stdout,
  stderr,
}: Pick<CommandResult, "stdout" | "stderr">): string {
  return `${stdout}\n${stderr}`.replace(/[│╷╵\s]+/g, " ");
}
