import type { Clock } from "../../system/clock";

/** The time limit of one attempt. */
export interface Deadline {
  /** Aborts if the time is up or the caller aborts. */
  readonly signal: AbortSignal;
  /** Why the signal aborted, if it did. */
  readonly cause: "timedOut" | "aborted" | undefined;
  /** Clears the timer. Call it when the attempt is over. */
  clear(): void;
}

/**
 * Sets a deadline. This is not `AbortSignal.any` with `AbortSignal.timeout`, because it has to report which of the two
 * ended the attempt, and uses the given clock.
 */
export function setDeadline(options: {
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** The caller's signal, if it may stop the attempt. */
  readonly signal: AbortSignal | undefined;
}): Deadline {
  const { clock, timeoutMs, signal } = options;
  const attempt = new AbortController();
  const timer = new AbortController();
  let cause: Deadline["cause"];
  const end = (why: "timedOut" | "aborted"): void => {
    if (attempt.signal.aborted) return;
    cause = why;
    attempt.abort();
  };
  const follow = (): void => {
    end("aborted");
  };

  if (signal?.aborted === true) follow();
  signal?.addEventListener("abort", follow, { once: true });
  clock.sleep(timeoutMs, timer.signal).then(
    () => {
      end("timedOut");
    },
    // The timer was cleared.
    () => undefined,
  );
  return {
    signal: attempt.signal,
    get cause() {
      return cause;
    },
    clear() {
      timer.abort();
      signal?.removeEventListener("abort", follow);
    },
  };
}
