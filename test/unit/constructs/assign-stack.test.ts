import { describe, expect, test } from "@jest/globals";
import fc from "../../support/fast-check";
import { assignStack } from "../../../src/constructs/assign-stack";

const anyKey = fc.string({ unit: "grapheme" });
const anyStackCount = fc.integer({ min: 1, max: 50 });

/** Enough keys for a stable average. */
const keys = Array.from({ length: 10_000 }, (_, index) => `clinic-${index}`);

// Another assignment would move deployed customers.
test.each([
  ["lakeside", 1, 0],
  ["lakeside", 4, 2],
  ["lakeside", 10, 8],
  ["st-anne", 4, 0],
  ["st-anne", 10, 6],
  ["harbour", 10, 2],
  ["Klinik für Radiologie", 10, 7],
  ["", 10, 6],
])("the key %j of %d stacks is always in stack %d", (key, count, stack) => {
  expect(assignStack(key, count)).toBe(stack);
});

describe("of any key", () => {
  test("the stack is one of them", () => {
    fc.assert(
      fc.property(anyKey, anyStackCount, (key, count) => {
        const stack = assignStack(key, count);
        return Number.isInteger(stack) && stack >= 0 && stack < count;
      }),
    );
  });

  test("a new stack leaves it where it is, or takes it over", () => {
    fc.assert(
      fc.property(anyKey, anyStackCount, (key, count) => {
        const after = assignStack(key, count + 1);
        return after === count || after === assignStack(key, count);
      }),
    );
  });
});

test.each([2, 3, 10, 40])(
  "each of %d stacks has its share, within a statistical margin",
  (count) => {
    const share = keys.length / count;
    const assigned = keys.map((key) => assignStack(key, count));
    const sizes = Array.from(
      { length: count },
      (_, index) => assigned.filter((stack) => stack === index).length,
    );
    expect(Math.min(...sizes)).toBeGreaterThan(share - 4 * Math.sqrt(share));
    expect(Math.max(...sizes)).toBeLessThan(share + 4 * Math.sqrt(share));
  },
);

test.each([1, 4, 9])(
  "beside %d stacks, a new one takes over no more than its share",
  (count) => {
    const share = keys.length / (count + 1);
    const moved = keys.filter(
      (key) => assignStack(key, count) !== assignStack(key, count + 1),
    ).length;
    expect(Math.abs(moved - share)).toBeLessThan(4 * Math.sqrt(share));
  },
);
