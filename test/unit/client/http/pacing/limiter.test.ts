import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import fc from "../../../../support/fast-check";
import {
  createLimiter,
  type Limiter,
  type Slot,
} from "../../../../../src/client/http/pacing/limiter";
import { createFakeClock } from "../../../../support/fake-clock";

async function isPending(promise: Promise<unknown>): Promise<boolean> {
  await nextTurn();
  const pending = Symbol();
  return (await Promise.race([promise, Promise.resolve(pending)])) === pending;
}

async function throttle(limiter: Limiter, waitMs: number): Promise<void> {
  (await limiter.acquire()).release({ throttledForMs: waitMs });
}

function setUp(maxConcurrency: number, startMs = 0) {
  const clock = createFakeClock(startMs);
  return { clock, limiter: createLimiter({ maxConcurrency, clock }) };
}

/** Acquires several slots. */
async function take(limiter: Limiter, count: number): Promise<Slot[]> {
  return Promise.all(Array.from({ length: count }, () => limiter.acquire()));
}

describe("createLimiter", () => {
  test("runs as many requests at once as it may, and the next one when one ends", async () => {
    const { limiter } = setUp(2);
    const first = await limiter.acquire();
    await limiter.acquire();
    const third = limiter.acquire();
    expect(await isPending(third)).toBe(true);
    first.release("failure");
    expect(await isPending(third)).toBe(false);
  });

  test("serves requests in the order of the calls, and a repeated request before all others", async () => {
    const { limiter } = setUp(1);
    const served: string[] = [];
    const use = async (name: string, isFirst: boolean): Promise<void> => {
      const slot = await limiter.acquire({ isFirst });
      served.push(name);
      slot.release("response");
    };
    const running = await limiter.acquire();
    const waiting = [
      use("a", false),
      use("b", false),
      use("repeated", true),
      use("c", false),
    ];
    running.release("response");
    await Promise.all(waiting);
    expect(served).toEqual(["repeated", "a", "b", "c"]);
  });

  test("begins no more requests in a second than it may", async () => {
    const clock = createFakeClock(1_000);
    const limiter = createLimiter({
      maxConcurrency: 10,
      maxRequestsPerSecond: 4,
      clock,
    });
    const begun: number[] = [];
    const use = async (): Promise<void> => {
      const slot = await limiter.acquire();
      begun.push(clock.now());
      slot.release("response");
    };
    await clock.run(Promise.all([use(), use(), use()]));
    expect(begun).toEqual([1_000, 1_250, 1_500]);
    await clock.run(clock.sleep(1_000));
    await clock.run(use());
    expect(begun[3]).toBe(2_500);
  });

  test("makes all requests wait as long as the API says", async () => {
    const { clock, limiter } = setUp(4, 1_000);
    await throttle(limiter, 5_000);
    const waiting = [limiter.acquire(), limiter.acquire()];
    expect(await isPending(Promise.race(waiting))).toBe(true);
    await clock.run(Promise.all(waiting));
    expect(clock.now()).toBe(6_000);
  });

  test("waits for the longest of several waits", async () => {
    const { clock, limiter } = setUp(4);
    const [first, second] = await take(limiter, 2);
    first?.release({ throttledForMs: 2_000 });
    const waiting = limiter.acquire();
    second?.release({ throttledForMs: 7_000 });
    await clock.run(waiting);
    expect(clock.now()).toBe(7_000);
  });

  test("turns all requests away at once while the API asks for a pause of more than five minutes", async () => {
    const { clock, limiter } = setUp(2);
    const [first, second] = await take(limiter, 2);
    const queued = limiter.acquire();
    first?.release({ throttledForMs: 1_200_000 });
    await expect(queued).rejects.toMatchObject({ waitMs: 1_200_000 });
    second?.release({ throttledForMs: 1_000 });
    await clock.run(clock.sleep(899_999));
    await expect(limiter.acquire()).rejects.toMatchObject({ waitMs: 300_001 });
    expect(clock.sleeping).toBe(0);

    await clock.run(clock.sleep(1));
    await clock.run(limiter.acquire());
    expect(clock.now()).toBe(1_200_000);
  });

  test.each([
    { what: "a pause", throttledForMs: 300_000, waitMs: 300_000 },
    { what: "a turn", throttledForMs: 0, waitMs: 1_000 },
  ])(
    "if the clock is set back, does not wait longer for $what, and turns no request away",
    async ({ throttledForMs, waitMs }) => {
      const hourMs = 3_600_000;
      const clock = createFakeClock(hourMs);
      let setBackMs = 0;
      const limiter = createLimiter({
        maxConcurrency: 2,
        maxRequestsPerSecond: 1,
        clock: { ...clock, now: () => clock.now() - setBackMs },
      });
      await throttle(limiter, throttledForMs);
      const before = limiter.acquire();
      setBackMs = hourMs;
      const after = limiter.acquire();
      expect(await isPending(after)).toBe(true);
      await clock.run(before);
      expect(clock.now()).toBe(hourMs + waitMs);
    },
  );

  test("halves the concurrency once for all requests that were sent at the same pace", async () => {
    const { limiter } = setUp(10);
    for (const slot of await take(limiter, 10))
      slot.release({ throttledForMs: 0 });
    expect(limiter.concurrency).toBe(5);
  });

  test("learns nothing from failures, or from requests that were sent before it slowed down", async () => {
    const { limiter } = setUp(4);
    const early = await take(limiter, 2);
    await throttle(limiter, 0);
    for (const slot of early) slot.release("response");
    for (let times = 0; times < 9; times += 1)
      (await limiter.acquire()).release("failure");
    expect(limiter.concurrency).toBe(2);
  });

  test("stops waiting when the signal aborts, and the others keep their turn", async () => {
    const { limiter } = setUp(1);
    const running = await limiter.acquire();
    const stop = new AbortController();
    const stopped = limiter.acquire({ signal: stop.signal });
    const next = limiter.acquire();
    stop.abort();
    await expect(stopped).rejects.toThrow("stopped waiting");
    running.release("response");
    expect(await isPending(next)).toBe(false);
  });

  test("gives no slot to a signal that has aborted", async () => {
    const { limiter } = setUp(1);
    await expect(
      limiter.acquire({ signal: AbortSignal.abort() }),
    ).rejects.toThrow("stopped waiting");
    expect(await isPending(limiter.acquire())).toBe(false);
  });

  test("sets no timer when no request waits any more", async () => {
    const { clock, limiter } = setUp(1);
    await throttle(limiter, 60_000);
    const stop = new AbortController();
    const stopped = limiter.acquire({ signal: stop.signal });
    expect(clock.sleeping).toBe(1);
    stop.abort();
    await expect(stopped).rejects.toThrow("stopped waiting");
    expect(clock.sleeping).toBe(0);

    const later = limiter.acquire();
    await clock.run(later);
    expect(clock.now()).toBe(60_000);
  });

  test("whatever happens: never runs too many at once, runs none in a pause, serves all", async () => {
    const use = fc.record({
      durationMs: fc.nat(50),
      throttledForMs: fc.option(fc.nat(1_000), { freq: 4 }),
      abortAtMs: fc.option(fc.nat(500), { freq: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 8 }),
        fc.array(use, { minLength: 1, maxLength: 60 }),
        async (maxConcurrency, uses) => {
          const { clock, limiter } = setUp(maxConcurrency);
          let running = 0;
          let pausedUntil = 0;
          const outcomes = uses.map(
            async ({ durationMs, throttledForMs, abortAtMs }) => {
              const stop = new AbortController();
              if (abortAtMs !== null)
                void clock.sleep(abortAtMs).then(() => {
                  stop.abort();
                });
              let slot: Slot;
              try {
                slot = await limiter.acquire({ signal: stop.signal });
              } catch {
                expect(stop.signal.aborted).toBe(true);
                return;
              }
              running += 1;
              expect(running).toBeLessThanOrEqual(limiter.concurrency);
              expect(limiter.concurrency).toBeLessThanOrEqual(maxConcurrency);
              expect(clock.now()).toBeGreaterThanOrEqual(pausedUntil);
              await clock.sleep(durationMs);
              running -= 1;
              if (throttledForMs === null) slot.release("response");
              else {
                pausedUntil = Math.max(
                  pausedUntil,
                  clock.now() + throttledForMs,
                );
                slot.release({ throttledForMs });
              }
            },
          );
          await clock.run(Promise.all(outcomes));
          expect(running).toBe(0);
        },
      ),
      { numRuns: 100 },
    );
  });
});
