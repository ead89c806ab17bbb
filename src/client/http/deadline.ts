import type { Clock } from "../../system/clock";

/** A time limit, which the caller may end earlier. */
export interface Deadline {
  /** Aborts if the time is up or the caller aborts. */
  readonly signal: AbortSignal;
  /** Why the signal aborted, if it did. */
  readonly cause: "timedOut" | "aborted" | undefined;
  /** Clears the timer, and stops listening to the caller. Call it when what was limited is over. */
  clear(): void;
}

/**
 * Sets a deadline. This is not `AbortSignal.any` with `AbortSignal.timeout`, because it has to report which of the two
 * ended the wait, and uses the given clock.
 */
export function setDeadline(options: {
  readonly clock: Clock;
  /** Infinity for no limit. */
  readonly timeoutMs: number;
  /** The caller's signal, if it may end the wait. */
  readonly signal: AbortSignal | undefined;
}): Deadline {
  const { clock, timeoutMs, signal } = options;
  const limited = new AbortController();
  const cleared = new AbortController();
  let cause: Deadline["cause"];
  const end = (why: "timedOut" | "aborted"): void => {
    cause ??= why;
    limited.abort();
  };

  if (signal?.aborted === true) end("aborted");
  signal?.addEventListener(
    "abort",
    () => {
      end("aborted");
    },
    { signal: cleared.signal },
  );
  if (timeoutMs < Infinity)
    clock.sleep(timeoutMs, cleared.signal).then(
      () => {
        end("timedOut");
      },
      () => undefined,
    );
  return {
    signal: limited.signal,
    get cause() {
      return cause;
    },
    clear() {
      cleared.abort();
    },
  };
}
