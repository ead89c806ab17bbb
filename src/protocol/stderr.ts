import { writeSync } from "node:fs";

/** Writes at once, so that nothing is lost when the process exits next. */
export function writeStderr(text: string): void {
  try {
    writeSync(2, text);
  } catch {
    // Nobody reads it any more: Terraform has gone, and the process is about to.
  }
}
