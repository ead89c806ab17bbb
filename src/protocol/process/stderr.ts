import { writeSync } from "node:fs";
import { osErrorCode } from "../../system/os-error";

export interface TextWriterOptions {
  /** Writes what it can of the bytes, and returns how many that were. */
  readonly write: (bytes: Uint8Array) => number;
  /** Does nothing for a time, and nothing else happens meanwhile. */
  readonly wait: (ms: number) => void;
}

/** How soon a full pipe is tried again. */
const retryMs = 5;

/** How long in all a reader may take nothing before it is given up. */
const patienceMs = 5_000;

/**
 * Makes a function that writes all of a text before it returns.
 *
 * It loses text only where nobody reads: when writing fails, or after five seconds in which nothing was taken. From
 * then on until something is, a text that finds no room is lost at once.
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
        // Another code, such as EPIPE, means that Terraform has gone, and that this process is about to: there is
        // nobody left to tell.
        if (osErrorCode(error) !== "EAGAIN" || waitedMs >= patienceMs) return;
        wait(retryMs);
        waitedMs += retryMs;
      }
    }
  };
}

const never = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes a text to standard error before it returns, so that nothing is lost when the process exits next.
 *
 * It waits for a slow reader, as {@link createTextWriter} says: Node makes the pipe one that does not block as soon as
 * it loads HTTP/2, and a pipe that is full refuses what comes.
 */
export const writeStderr = createTextWriter({
  write: (bytes) => writeSync(2, bytes),
  wait: (ms) => {
    Atomics.wait(never, 0, 0, ms);
  },
});
