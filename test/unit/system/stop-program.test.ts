import { expect, test } from "@jest/globals";
import { stopProgram } from "../../../src/system/stop-program";
import { createFakeClock } from "../../support/fake-clock";

/** Stops a program that ends at its nth interrupt, or never. Returns what was done to it, and when. */
async function stop(endsAt: number): Promise<readonly string[]> {
  const ended = new AbortController();
  const log: string[] = [];
  const clock = createFakeClock();
  const program = {
    interrupt: () => {
      log.push(`interrupt at ${clock.now()}`);
      if (log.length === endsAt) ended.abort();
    },
    kill: () => log.push(`kill at ${clock.now()}`),
  };
  await clock.run(stopProgram(program, ended.signal, clock));
  return log;
}

test("a program that ends at the first interrupt gets no other", async () => {
  expect(await stop(1)).toEqual(["interrupt at 0"]);
});

test("a program that goes on is interrupted again after a second", async () => {
  expect(await stop(2)).toEqual(["interrupt at 0", "interrupt at 1000"]);
});

test("a program that ignores interrupts is killed after three seconds", async () => {
  expect(await stop(Infinity)).toEqual([
    "interrupt at 0",
    "interrupt at 1000",
    "kill at 3000",
  ]);
});
