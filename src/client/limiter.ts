import type { Clock } from "./clock";

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

/** Bounds how many requests run at once, to what the API bears. */
export interface Limiter {
  /**
   * Waits for a slot, in the order of asking; with `isFirst`, before all who wait.
   *
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
 * run of as many answers as may run at once adds one, up to `maxConcurrency`.
 */
export function createLimiter(options: {
  readonly maxConcurrency: number;
  readonly clock: Clock;
}): Limiter {
  const { maxConcurrency, clock } = options;
  const queue: (() => void)[] = [];
  let concurrency = maxConcurrency;
  let running = 0;
  let answersInARow = 0;
  /** Counts the halvings: what was sent before one says nothing about the pace after it. */
  let pace = 0;
  let pausedUntil = 0;
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
      const grant = queue.shift();
      if (grant === undefined) return;
      running += 1;
      grant();
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
      if (pausedUntil === until) pausedUntil = 0;
      awake();
    }, awake);
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
      pausedUntil = Math.max(pausedUntil, clock.now() + waitMs);
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
        const grant = (): void => {
          signal?.removeEventListener("abort", giveUp);
          resolve(createSlot());
        };
        const giveUp = (): void => {
          const index = queue.indexOf(grant);
          if (index >= 0) queue.splice(index, 1);
          reject(new Error("stopped waiting for a slot"));
          grantSlots();
        };
        if (signal?.aborted === true) {
          giveUp();
          return;
        }
        signal?.addEventListener("abort", giveUp, { once: true });
        if (isFirst) queue.unshift(grant);
        else queue.push(grant);
        grantSlots();
      }),
    get concurrency() {
      return concurrency;
    },
  };
}
