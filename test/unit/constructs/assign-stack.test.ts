import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { assignStack } from "../../../src/constructs/assign-stack";

const key = fc.string({ unit: "grapheme", minLength: 1 });
const stackCount = fc.integer({ min: 1, max: 50 });

/** As many keys as a law of large numbers takes. */
const keys = Array.from({ length: 10_000 }, (_, index) => `clinic-${index}`);

// These values must never change: another assignment moves customers that are deployed.
test.each([
  ["lakeside", 1, 0],
  ["lakeside", 4, 0],
  ["lakeside", 10, 0],
  ["st-anne", 4, 0],
  ["st-anne", 10, 0],
  ["harbour", 4, 0],
  ["harbour", 10, 0],
  ["Klinik für Radiologie", 10, 0],
  ["", 10, 0],
])("the key %j of %d stacks is in stack %d, for ever", (name, count, stack) => {
  expect(assignStack(name, count)).toBe(stack);
});

describe("for all keys", () => {
  test("the stack is one of them", () => {
    fc.assert(
      fc.property(key, stackCount, (name, count) => {
        expect(Array.from({ length: count }, (_, index) => index)).toContain(
          assignStack(name, count),
        );
      }),
    );
  });

  test("one stack more leaves a key where it is, or takes it over", () => {
    fc.assert(
      fc.property(key, stackCount, (name, count) => {
        expect([assignStack(name, count), count]).toContain(
          assignStack(name, count + 1),
        );
      }),
    );
  });
});

test.each([2, 3, 10, 40])(
  "%d stacks hold nearly the same number of keys",
  (count) => {
    const sizes = new Array<number>(count).fill(0);
    for (const name of keys) sizes[assignStack(name, count)]! += 1;
    expect(sizes).toHaveLength(count);
  },
);
