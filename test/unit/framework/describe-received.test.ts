import { expect, test } from "@jest/globals";
import {
  describeReceived,
  quote,
} from "../../../src/framework/describe-received";
import { Decimal } from "../../../src/framework/values";
import type { NumberValue } from "../../../src/framework/values";

test.each<{ what: string; value: string | NumberValue; description: string }>([
  { what: "no text", value: "", description: '""' },
  { what: "a text", value: 'a "b"\n', description: '"a \\"b\\"\\n"' },
  {
    what: "80 characters",
    value: "👍".repeat(80),
    description: `"${"👍".repeat(80)}"`,
  },
  {
    what: "81 characters",
    value: "👍".repeat(81),
    description: `"${"👍".repeat(80)}"… (81 characters)`,
  },
  {
    what: "an endless text",
    value: "x".repeat(100_000),
    description: `"${"x".repeat(80)}"… (100000 characters)`,
  },
  { what: "a number", value: 1.5, description: "1.5" },
  { what: "a decimal", value: new Decimal("1e400"), description: "1e400" },
  {
    what: "an endless number",
    value: 10n ** 100n,
    description: `1${"0".repeat(79)}… (101 characters)`,
  },
])("$what is described, and counted where it is cut", (received) => {
  expect(describeReceived(received.value)).toBe(received.description);
});

test("a quoted text is cut without being counted", () => {
  expect(quote("👍".repeat(80))).toBe(`"${"👍".repeat(80)}"`);
  expect(quote("👍".repeat(81))).toBe(`"${"👍".repeat(80)}"…`);
});
