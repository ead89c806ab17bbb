import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "../../src/system/clock";

/** A time at which clocks of tests may start. */
export const newYearMs = Date.parse("2026-01-01T00:00:00Z");

/** A clock that moves only when a test runs it, so that waits take no time. */
export interface FakeClock extends Clock {
  /** How many sleeps have neither ended nor been stopped. */
  readonly sleeping: number;
  /**
   * Jumps from timer to timer until `promise` is settled, and returns its result.
   *
   * @throws {Error} if the promise waits for something other than the clock
   */
  run<T>(promise: Promise<T>): Promise<T>;
  /** Moves on, and wakes the sleeps that end meanwhile. */
  advance(ms: number): void;
  /** Jumps from timer to timer until none is left. */
  runOut(): Promise<void>;
  /** Waits for work that takes real time but none on this clock. */
  whileStanding<T>(work: Promise<T>): Promise<T>;
}

/** How many turns of the event loop to wait for something to happen. */
const maxIdleTurns = 200;

/** Creates a clock that shows `startMs`. */
export function createFakeClock(startMs = 0): FakeClock {
  const timers = new Map<() => void, number>();
  let nowMs = startMs;
  let standing = 0;

  /** Wakes the sleep that ends first. Returns false if none ends by `untilMs`. */
  function jump(untilMs = Infinity): boolean {
    let next: { wake: () => void; atMs: number } | undefined;
    for (const [wake, atMs] of timers)
      if (next === undefined || atMs < next.atMs) next = { wake, atMs };
    if (next === undefined || next.atMs > untilMs) return false;
    nowMs = Math.max(nowMs, next.atMs);
    timers.delete(next.wake);
    next.wake();
    return true;
  }

  return {
    now: () => nowMs,
    get sleeping() {
      return timers.size;
    },
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const wake = (): void => {
          signal?.removeEventListener("abort", stop);
          resolve();
        };
        const stop = (): void => {
          timers.delete(wake);
          reject(new Error("the sleep was stopped"));
        };
        if (signal?.aborted === true) {
          stop();
          return;
        }
        signal?.addEventListener("abort", stop, { once: true });
        timers.set(wake, nowMs + ms);
      }),
    async run(promise) {
      const progress = { isSettled: false };
      const settle = (): void => {
        progress.isSettled = true;
      };
      promise.then(settle, settle);
      let idleTurns = 0;
      for (;;) {
        await nextTurn();
        if (progress.isSettled) return promise;
        idleTurns += 1;
        // The code that the last jump has woken needs a turn to continue.
        if (standing > 0 || idleTurns < 2) continue;
        if (jump()) idleTurns = 0;
        else if (idleTurns > maxIdleTurns)
          throw new Error(
            "the promise waits for something other than the clock",
          );
      }
    },
    advance(ms) {
      const untilMs = nowMs + ms;
      while (jump(untilMs));
      nowMs = untilMs;
    },
    async runOut() {
      while (standing > 0 || jump()) await nextTurn();
    },
    async whileStanding(work) {
      standing += 1;
      try {
        return await work;
      } finally {
        standing -= 1;
      }
    },
  };
}
