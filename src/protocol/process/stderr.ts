import { writeSync } from "node:fs";
import { osErrorCode } from "../../system/os-error";

export interface TextWriterOptions {
  /** Writes as many of the bytes as possible, and returns how many it wrote. */
  readonly write: (bytes: Uint8Array) => number;
  /** Blocks the whole process for a time. */
  readonly wait: (ms: number) => void;
}

/** How long to wait before writing to a full pipe again. */
const retryMs = 5;

/** How long to wait in total for a reader that reads nothing. */
const patienceMs = 5_000;

/**
 * Creates a function that writes a whole text before it returns.
 *
 * Text is lost only if writing fails, or if the reader has read nothing for five seconds. After that, text that does
 * not fit is dropped until the reader reads again.
 */
export function createTextWriter({
  write,
  wait,
}: TextWriterOptions): (text: string) => void {
  let waitedMs = 0;
  return (text) => {
    let rest: Uint8Array = Buffer.from(text);
    while (rest.length > 0) {
      try {
        rest = rest.subarray(write(rest));
        waitedMs = 0;
      } catch (error) {
        // Another code, such as EPIPE, means that Terraform has gone. There is no reader left.
        if (osErrorCode(error) !== "EAGAIN" || waitedMs >= patienceMs) return;
        wait(retryMs);
        waitedMs += retryMs;
      }
    }
  };
}

const never = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes a text to standard error before it returns, so that nothing is lost if the process exits next.
 *
 * It waits for a slow reader (see {@link createTextWriter}), because Terraform's pipe may be non-blocking, and a full non-blocking pipe rejects writes.
 */
export const writeStderr = createTextWriter({
  write: (bytes) => writeSync(2, bytes),
  wait: (ms) => {
    Atomics.wait(never, 0, 0, ms);
  },
});
