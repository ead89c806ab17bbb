import { describe, expect, test } from "@jest/globals";
import type { FaultRule } from "../../../../src/sandbox/misbehaviour/rules";
import { Faults } from "../../../../src/sandbox/misbehaviour/faults";
import { createFakeClock } from "../../../support/fake-clock";

const get = { method: "GET", path: "/v1/express/cus_1" };
const post = { method: "POST", path: "/v1/express" };

function createFaults(...rules: FaultRule[]) {
  const clock = createFakeClock();
  const faults = new Faults(() => clock.now());
  faults.add(...rules);
  return { faults, clock };
}

/** The kinds of the faults that a number of equal requests get. */
function endings(faults: Faults, request: typeof get, count: number) {
  return Array.from({ length: count }, () => faults.plan(request).ending?.kind);
}

test("without rules, nothing happens to a request", () => {
  expect(createFaults().faults.plan(get)).toEqual({
    latencyMs: 0,
    ending: undefined,
  });
});

test("skip and times select requests by their number", () => {
  const { faults } = createFaults({ kind: "drop", skip: 1, times: 2 });
  expect(endings(faults, get, 5)).toEqual([
    undefined,
    "drop",
    "drop",
    undefined,
    undefined,
  ]);
  expect(faults.list().map(({ hits }) => hits)).toEqual([2]);
});

describe("a rule", () => {
  test.each<[Pick<FaultRule, "method" | "path">, boolean, boolean]>([
    [{}, true, true],
    [{ method: "GET" }, true, false],
    [{ path: "/v1/express" }, false, true],
    [{ path: "/v1/express/*" }, true, false],
    [{ path: "/v1/express/*/users" }, false, false],
    [{ method: "POST", path: "/v1/express/*" }, false, false],
  ])(
    "for %j affects a GET of a customer: %s, a create: %s",
    (match, onGet, onPost) => {
      const { faults } = createFaults({ kind: "hang", ...match });
      expect(faults.plan(get).ending !== undefined).toBe(onGet);
      expect(faults.plan(post).ending !== undefined).toBe(onPost);
    },
  );

  test("that does not match does not count the request", () => {
    const { faults } = createFaults({ kind: "drop", method: "POST", skip: 1 });
    faults.plan(get);
    expect(endings(faults, post, 2)).toEqual([undefined, "drop"]);
  });

  test("that is not valid is rejected together with all others, and the error says why", () => {
    const { faults } = createFaults();
    const bad: FaultRule = { kind: "respond", status: 99 };
    expect(() => {
      faults.add({ kind: "drop" }, bad);
    }).toThrow(/^Invalid fault rule: status: .*200\.$/);
    expect(faults.list()).toEqual([]);
  });
});

test("latencies add up until a rule replaces the response", () => {
  const { faults } = createFaults(
    { kind: "latency", latencyMs: 50 },
    { kind: "latency", latencyMs: 20, times: 1 },
    { kind: "respond", status: 500, times: 1 },
    { kind: "latency", latencyMs: 7 },
  );
  expect(faults.plan(get)).toMatchObject({
    latencyMs: 70,
    ending: { kind: "respond", status: 500 },
  });
  expect(faults.plan(get)).toEqual({ latencyMs: 57, ending: undefined });
});

test("a rate limit serves a number of requests in each window, and says when the next window begins", () => {
  const { faults, clock } = createFaults({
    kind: "rateLimit",
    requests: 2,
    windowMs: 1500,
  });
  expect(endings(faults, get, 2)).toEqual([undefined, undefined]);
  clock.advance(400);
  expect(faults.plan(get).ending).toMatchObject({
    status: 429,
    headers: { "retry-after": "2", "retry-after-ms": "1100" },
  });
  clock.advance(1100);
  expect(endings(faults, get, 3)).toEqual([undefined, undefined, "respond"]);
});

test("clear removes all rules", () => {
  const { faults } = createFaults({ kind: "drop" });
  faults.clear();
  expect(faults.plan(get).ending).toBeUndefined();
});
