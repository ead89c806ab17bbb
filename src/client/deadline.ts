import type { Clock } from "../system/clock";

/** The end that is set to one attempt. */
export interface Deadline {
  /** Aborts when the time is up or the caller aborts. */
  readonly signal: AbortSignal;
  /** Why the signal aborted, if it did. */
  readonly cause: "timedOut" | "aborted" | undefined;
  /** Forgets the deadline. To be called once the attempt is over. */
  clear(): void;
}

/**
 * Sets a deadline. Not `AbortSignal.any` of `AbortSignal.timeout`: it has to say which of the two ended
 * the attempt, and its time is that of the clock.
 */
export function setDeadline(options: {
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** The caller's signal, where it may stop the attempt. */
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
