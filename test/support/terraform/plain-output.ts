import type { ProgramResult } from "../../../src/system/run-program";

/** The output of a command, without frames and line breaks. */
export function plainOutput({
  stdout,
  stderr,
}: Pick<ProgramResult, "stdout" | "stderr">): string {
  return `${stdout}\n${stderr}`.replace(/[│╷╵\s]+/g, " ");
}
