import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "../../../src/system/clock";

/** A clock that stands still until it is run. */
export interface FakeClock extends Clock {
  /** Jumps from timer to timer until `promise` is settled, and returns its result. */
  run<T>(promise: Promise<T>): Promise<T>;
  /** How many sleeps have neither ended nor been stopped. */
  readonly sleeping: number;
}

export function createFakeClock(startMs = 0): FakeClock {
  let nowMs = startMs;
  const timers = new Map<() => void, number>();

  function jumpToNextTimer(): void {
    const next = [...timers].sort(([, a], [, b]) => a - b).at(0);
    if (next === undefined)
      throw new Error("the promise waits for something other than the clock");
    const [wake, atMs] = next;
    nowMs = Math.max(nowMs, atMs);
    timers.delete(wake);
    wake();
  }

  return {
    now: () => nowMs,
    get sleeping() {
      return timers.size;
    },
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const stop = (): void => {
          timers.delete(resolve);
          reject(new Error("the sleep was stopped"));
        };
        if (signal?.aborted === true) {
          stop();
          return;
        }
        signal?.addEventListener("abort", stop, { once: true });
        timers.set(resolve, nowMs + ms);
      }),
    async run(promise) {
      const isSettled = promise.then(
        () => true,
        () => true,
      );
      const isPending = async (): Promise<boolean> => {
        await nextTurn();
        return !(await Promise.race([isSettled, Promise.resolve(false)]));
      };
      while (await isPending()) jumpToNextTimer();
      return promise;
    },
  };
}
