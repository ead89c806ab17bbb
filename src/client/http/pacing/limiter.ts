import type { Clock } from "../../../system/clock";
import { maxRetryDelayMs } from "../../errors";
import { fullPace, slowDown, speedUp } from "./pace";

/** How the use of a slot ended: with a response, without one, or with the response that there were too many requests. */
export type SlotResult =
  "response" | "failure" | { readonly throttledForMs: number };

/** The permission to send one request. */
export interface Slot {
  /** Gives the slot back. Call it once. */
  release(result: SlotResult): void;
}

/** There is no slot, because the API asks all requests to wait too long. */
export class LongPauseError extends Error {
  override readonly name = "LongPauseError";
  readonly waitMs: number;

  constructor(waitMs: number) {
    super("the API asks for too long a pause");
    this.waitMs = waitMs;
  }
}

/** Limits how many requests run at once to what the API can take. */
export interface Limiter {
  /**
   * Waits for a slot, in the order of the calls; with `isFirst`, before all that wait.
   *
   * @throws {LongPauseError} immediately, if the API asks for a pause of more than 5 minutes
   * @throws {Error} as soon as `signal` aborts
   */
  acquire(options?: {
    readonly signal?: AbortSignal | undefined;
    readonly isFirst?: boolean;
  }): Promise<Slot>;
  /** How many requests may run at once at the moment. */
  readonly concurrency: number;
}

/**
 * Creates a limiter that begins at `maxConcurrency`. After the response that there were too many requests, all requests
 * wait as long as it says, and then run at the pace of {@link slowDown}. If it asks for more than
 * {@link maxRetryDelayMs}, all requests are turned away until the rest of the pause is shorter.
 */
export function createLimiter(options: {
  readonly maxConcurrency: number;
  /** How many requests may begin in a second. @default no limit */
  readonly maxRequestsPerSecond?: number | undefined;
  readonly clock: Clock;
}): Limiter {
  const { clock, maxRequestsPerSecond = Infinity } = options;
  const queue: Waiter[] = [];
  let pace = fullPace(options.maxConcurrency);
  let running = 0;
  let pausedUntil = 0;
  /** When the next request may begin, so that there are not too many in a second. */
  let nextAt = 0;
  /** Until then, the rest of the pause is too long to wait for. */
  let closedUntil = 0;
  let wake: AbortController | undefined;

  function grantSlots(): void {
    if (queue.length === 0) wake?.abort();
    while (running < pace.concurrency && queue.length > 0) {
      const earliest = Math.max(pausedUntil, nextAt);
      if (clock.now() < earliest) {
        wakeAt(earliest);
        return;
      }
      running += 1;
      nextAt = Math.max(clock.now(), nextAt) + 1_000 / maxRequestsPerSecond;
      queue.shift()?.grant();
    }
  }

  /** Continues at a time, even if the clock is set back in the meantime. */
  function wakeAt(timeMs: number): void {
    if (wake !== undefined) return;
    const controller = new AbortController();
    wake = controller;
    const resume = (): void => {
      wake = undefined;
      grantSlots();
    };
    void clock.sleep(timeMs - clock.now(), controller.signal).then(() => {
      if (pausedUntil <= timeMs) pausedUntil = closedUntil = 0;
      if (nextAt <= timeMs) nextAt = 0;
      resume();
    }, resume);
  }

  function pause(waitMs: number): void {
    const until = clock.now() + waitMs;
    pausedUntil = Math.max(pausedUntil, until);
    if (waitMs <= maxRetryDelayMs) return;
    closedUntil = Math.max(closedUntil, until - maxRetryDelayMs);
    for (const waiter of queue.splice(0))
      waiter.turnAway(new LongPauseError(waitMs));
  }

  function createSlot(): Slot {
    const paceWhenSent = pace;
    return {
      release(result) {
        running -= 1;
        if (typeof result === "object") {
          pause(result.throttledForMs);
          pace = slowDown(pace, paceWhenSent);
        } else if (result === "response") pace = speedUp(pace, paceWhenSent);
        grantSlots();
      },
    };
  }

  return {
    acquire: ({ signal, isFirst = false } = {}) =>
      new Promise((resolve, reject) => {
        const waiter: Waiter = {
          grant() {
            signal?.removeEventListener("abort", giveUp);
            resolve(createSlot());
          },
          turnAway(reason) {
            signal?.removeEventListener("abort", giveUp);
            reject(reason);
          },
        };
        const giveUp = (): void => {
          const index = queue.indexOf(waiter);
          if (index >= 0) queue.splice(index, 1);
          waiter.turnAway(new Error("stopped waiting for a slot"));
          grantSlots();
        };
        if (signal?.aborted === true) {
          giveUp();
          return;
        }
        if (clock.now() < closedUntil) {
          waiter.turnAway(new LongPauseError(pausedUntil - clock.now()));
          return;
        }
        signal?.addEventListener("abort", giveUp, { once: true });
        if (isFirst) queue.unshift(waiter);
        else queue.push(waiter);
        grantSlots();
      }),
    get concurrency() {
      return pace.concurrency;
    },
  };
}

/** A call that waits in the queue. */
interface Waiter {
  grant(): void;
  turnAway(reason: Error): void;
}
