import { expect, test } from "@jest/globals";
import fc from "../../../support/fast-check";
import { assignStack } from "../../../../src/constructs/stacks/assign-stack";

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

test("a new stack leaves any key where it is, or takes it over", () => {
  fc.assert(
    fc.property(anyKey, anyStackCount, (key, count) => {
      const after = assignStack(key, count + 1);
      return after === count || after === assignStack(key, count);
    }),
  );
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
