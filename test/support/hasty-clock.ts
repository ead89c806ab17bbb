import { createFakeClock, newYearMs, type FakeClock } from "./fake-clock";

/**
 * A clock that needs no {@link FakeClock.run}, for tests of real connections: sleeps end by themselves and take no time,
 * except those of ten seconds or more. They are time-outs, and end when a test advances the clock.
 */
export interface HastyClock extends Pick<
  FakeClock,
  "now" | "sleep" | "advance"
> {
  /** How long each sleep was meant to take. */
  readonly sleptMs: readonly number[];
}

const timeOutMs = 10_000;

/** @param stepMs how far the clock moves each time that it is read. @default 0 */
export function createHastyClock(stepMs = 0): HastyClock {
  const clock = createFakeClock(newYearMs);
  const sleptMs: number[] = [];
  return {
    sleptMs,
    now() {
      clock.advance(stepMs);
      return clock.now();
    },
    sleep(ms, signal) {
      sleptMs.push(ms);
      const slept = clock.sleep(ms, signal);
      if (ms < timeOutMs)
        setImmediate(() => {
          clock.advance(ms);
        });
      return slept;
    },
    advance(ms) {
      clock.advance(ms);
    },
  };
}
