import { expect, test } from "@jest/globals";
import {
  formatWait,
  readRetryAfterMs,
} from "../../../../../src/client/http/pacing/retry-after";

const nowMs = Date.parse("2026-08-01T12:00:00Z");

test.each<[Record<string, string>, number | undefined]>([
  [{ "retry-after-ms": "250" }, 250],
  [{ "retry-after-ms": "250", "retry-after": "9" }, 250],
  [{ "retry-after-ms": "soon", "retry-after": "9" }, 9_000],
  [{ "retry-after": "0" }, 0],
  [{ "retry-after": "1.5" }, 1_500],
  [{ "retry-after": "61" }, 61_000],
  [{ "retry-after-ms": "99999999" }, 99_999_999],
  [{ "retry-after": "Sat, 01 Aug 2026 12:00:07 GMT" }, 7_000],
  [{ "retry-after": "Sat, 01 Aug 2026 13:00:00 GMT" }, 3_600_000],
  [{ "retry-after": "Sat, 01 Aug 2026 11:00:00 GMT" }, 0],
  [{ "retry-after": "-5" }, undefined],
  [{ "retry-after": "later" }, undefined],
  [{ "retry-after": "" }, undefined],
  [{}, undefined],
])("reads %j as %p ms", (headers, expected) => {
  expect(readRetryAfterMs(new Headers(headers), nowMs)).toBe(expected);
});

test.each([
  [0, "0 s"],
  [1, "1 s"],
  [119_000, "119 s"],
  [119_001, "2 minutes"],
  [1_200_000, "20 minutes"],
  [1_200_001, "21 minutes"],
  [7_200_000, "2 hours"],
  [172_800_000, "2 days"],
  [365 * 86_400_000, "365 days"],
  [366 * 86_400_000, "more than a year"],
  [Infinity, "more than a year"],
])("formats %d ms as %s", (waitMs, expected) => {
  expect(formatWait(waitMs)).toBe(expected);
});
