import { expect, test } from "@jest/globals";
import {
  fullPace,
  slowDown,
  speedUp,
  type Pace,
} from "../../../../../src/client/http/pacing/pace";

function respond(pace: Pace, times: number): Pace {
  let next = pace;
  for (let time = 0; time < times; time += 1) next = speedUp(next, next);
  return next;
}

test("each slow-down halves the concurrency, down to one", () => {
  let pace = fullPace(10);
  const concurrencies: number[] = [];
  for (let times = 0; times < 5; times += 1) {
    pace = slowDown(pace, pace);
    concurrencies.push(pace.concurrency);
  }
  expect(concurrencies).toEqual([5, 2, 1, 1, 1]);
});

test("as many responses in a row as may run at once add one, up to the maximum", () => {
  const slow = slowDown(fullPace(4), fullPace(4));
  expect(respond(slow, 1).concurrency).toBe(2);
  expect(respond(slow, 2).concurrency).toBe(3);
  expect(respond(slow, 5).concurrency).toBe(4);
  expect(respond(slow, 100).concurrency).toBe(4);
});

test("a slow-down ends a run of responses", () => {
  const slow = slowDown(fullPace(4), fullPace(4));
  const interrupted = slowDown(respond(slow, 1), fullPace(4));
  expect(interrupted.concurrency).toBe(2);
  expect(respond(interrupted, 1).concurrency).toBe(2);
});

test("a request that was sent before a slow-down changes nothing after it", () => {
  const before = fullPace(4);
  const slow = slowDown(before, before);
  expect(slowDown(slow, before).concurrency).toBe(2);
  expect(speedUp(slow, before)).toBe(slow);
});
