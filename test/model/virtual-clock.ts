import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "../../src/system/clock";

/** So many turns of the event loop without any progress are a standstill. */
const maxIdleTurns = 200;

/** A clock on which waits cost nothing: when nothing else is to do, it jumps to the next of them. */
export class VirtualClock implements Clock {
  readonly #timers = new Map<() => void, number>();
  #nowMs = Date.parse("2026-01-01T00:00:00Z");
  #busy = 0;

  now(): number {
    return this.#nowMs;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(new Error("the sleep was stopped"));
        return;
      }
      const wake = (): void => {
        signal?.removeEventListener("abort", stop);
        resolve();
      };
      const stop = (): void => {
        this.#timers.delete(wake);
        reject(new Error("the sleep was stopped"));
      };
      signal?.addEventListener("abort", stop, { once: true });
      this.#timers.set(wake, this.#nowMs + ms);
    });
  }

  /** Does not jump while this is under way. */
  async whileStanding<T>(work: Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await work;
    } finally {
      this.#busy -= 1;
    }
  }

  /**
   * Runs until `work` is settled, and returns what came of it.
   *
   * @throws {Error} when it waits for something that never comes
   */
  async run<T>(work: Promise<T>): Promise<T> {
    const progress = { isSettled: false };
    const settle = (): void => {
      progress.isSettled = true;
    };
    work.then(settle, settle);
    let idleTurns = 0;
    for (;;) {
      await nextTurn();
      if (progress.isSettled) return work;
      idleTurns += 1;
      if (this.#busy > 0 || idleTurns < 2) continue;
      if (this.#jump()) idleTurns = 0;
      else if (idleTurns > maxIdleTurns)
        throw new Error("The provider hangs: it waits for nothing.");
    }
  }

  /** Lets all waits end that are still under way. */
  async runOut(): Promise<void> {
    while (this.#busy > 0 || this.#jump()) await nextTurn();
  }

  #jump(): boolean {
    let next: { wake: () => void; atMs: number } | undefined;
    for (const [wake, atMs] of this.#timers)
      if (next === undefined || atMs < next.atMs) next = { wake, atMs };
    if (next === undefined) return false;
    this.#nowMs = Math.max(this.#nowMs, next.atMs);
    this.#timers.delete(next.wake);
    next.wake();
    return true;
  }
}
