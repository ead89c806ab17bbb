import type { Clock } from "../system/clock";
import { maxRetryDelayMs } from "./retry";

/**
 * How the use of a slot ended: with an answer, without one, or with the answer that there were too
 * many requests, and how long to wait.
 */
export type SlotResult =
  "answered" | "failed" | { readonly throttledForMs: number };

/** The leave to send one request. */
export interface Slot {
  /** Gives the slot back. To be called once. */
  release(result: SlotResult): void;
}

/** There is no slot: the API asks all to wait longer than anybody waits. */
export class LongPauseError extends Error {
  override readonly name = "LongPauseError";
  readonly waitMs: number;

  constructor(waitMs: number) {
    super("the API asks for too long a pause");
    this.waitMs = waitMs;
  }
}

/** Bounds how many requests run at once, to what the API bears. */
export interface Limiter {
  /**
   * Waits for a slot, in the order of asking; with `isFirst`, before all who wait.
   *
   * @throws LongPauseError at once, when the pause that the API asks for is longer than 5 minutes.
   * @throws Error as soon as `signal` aborts.
   */
  acquire(options?: {
    readonly signal?: AbortSignal | undefined;
    readonly isFirst?: boolean;
  }): Promise<Slot>;
  /** How many requests may run at once now. */
  readonly concurrency: number;
}

/**
 * Creates a limiter that begins at `maxConcurrency`. Where the API says that there were too many
 * requests, all wait as long as it says, and afterwards half as many run at once (at least 1); each
 * run of as many answers as may run at once adds one, up to `maxConcurrency`. Nobody waits where it
 * says to wait longer than {@link maxRetryDelayMs}: until the rest is shorter, all are turned away.
 */
export function createLimiter(options: {
  readonly maxConcurrency: number;
  readonly clock: Clock;
}): Limiter {
  const { maxConcurrency, clock } = options;
  const queue: Waiter[] = [];
  let concurrency = maxConcurrency;
  let running = 0;
  let answersInARow = 0;
  /** Counts the halvings: what was sent before one says nothing about the pace after it. */
  let pace = 0;
  let pausedUntil = 0;
  /** Until then, the rest of the pause is longer than anybody waits. */
  let closedUntil = 0;
  let wake: AbortController | undefined;

  function grantSlots(): void {
    if (queue.length === 0) {
      wake?.abort();
      return;
    }
    if (clock.now() < pausedUntil) {
      wakeAfterPause();
      return;
    }
    while (running < concurrency) {
      const waiter = queue.shift();
      if (waiter === undefined) return;
      running += 1;
      waiter.grant();
    }
  }

  function wakeAfterPause(): void {
    if (wake !== undefined) return;
    const controller = new AbortController();
    wake = controller;
    const awake = (): void => {
      wake = undefined;
      grantSlots();
    };
    const until = pausedUntil;
    void clock.sleep(until - clock.now(), controller.signal).then(() => {
      // The time has been slept, whatever a clock that was set back meanwhile says.
      if (pausedUntil === until) pausedUntil = closedUntil = 0;
      awake();
    }, awake);
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
    const paceOfSlot = pace;
    return {
      release(result) {
        running -= 1;
        if (typeof result === "object") slowDown(result.throttledForMs);
        else if (result === "answered") speedUp();
        grantSlots();
      },
    };

    function slowDown(waitMs: number): void {
      pause(waitMs);
      answersInARow = 0;
      if (paceOfSlot !== pace) return;
      concurrency = Math.max(1, Math.floor(concurrency / 2));
      pace += 1;
    }

    function speedUp(): void {
      if (paceOfSlot !== pace) return;
      answersInARow += 1;
      if (answersInARow < concurrency || concurrency === maxConcurrency) return;
      concurrency += 1;
      answersInARow = 0;
    }
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
      return concurrency;
    },
  };
}

/** Somebody in the queue. */
interface Waiter {
  grant(): void;
  turnAway(reason: Error): void;
}
