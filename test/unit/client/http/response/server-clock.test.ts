import { expect, test } from "@jest/globals";
import { ServerClock } from "../../../../../src/client/http/response/server-clock";

test("knows no time before the first date that can be read", () => {
  const clock = new ServerClock();
  clock.note(null, 0);
  clock.note("soon", 0);
  expect(clock.timeAt(0)).toBeUndefined();
});

test("keeps the highest lower bound: the response that took the least time", () => {
  const clock = new ServerClock();
  clock.note("Thu, 01 Jan 1970 00:01:00 GMT", 10_000);
  expect(clock.timeAt(10_000)).toBe(60_000);
  clock.note("Thu, 01 Jan 1970 00:01:00 GMT", 15_000);
  expect(clock.timeAt(10_000)).toBe(60_000);
  clock.note("Thu, 01 Jan 1970 00:01:09 GMT", 18_000);
  expect(clock.timeAt(18_000)).toBe(69_000);
});
