import type { ProgramResult } from "../../../src/system/run-program";

/** What a command printed, without the frames and line breaks that fit it to a screen. */
export function plainOutput({
  stdout,
  stderr,
}: Pick<ProgramResult, "stdout" | "stderr">): string {
  return `${stdout}\n${stderr}`.replace(/[│╷╵\s]+/g, " ");
}
