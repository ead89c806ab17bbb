import { describe, expect, test } from "@jest/globals";
import { apiErrorClass } from "../../../src/client/api-error";
import {
  ConnectionError,
  RequestAbortedError,
  RequestTimeoutError,
  ResponseShapeError,
  type ClientError,
} from "../../../src/client/errors";
import {
  isRetryable,
  retryDelayMs,
  type FailedAttempt,
} from "../../../src/client/retry";

function answered(
  status: number,
  shouldRetry?: boolean,
  retryAfterMs?: number,
): FailedAttempt {
  const error = new (apiErrorClass(status))("no", {
    status,
    requestId: undefined,
    outcome: "unknown",
    retryAfterMs,
    shouldRetry,
  });
  return { error };
}

describe("isRetryable", () => {
  test.each([
    { status: 302, safe: false, create: false },
    { status: 400, safe: false, create: false },
    { status: 401, safe: false, create: false },
    { status: 403, safe: false, create: false },
    { status: 404, safe: false, create: false },
    { status: 408, safe: true, create: false },
    { status: 409, safe: true, create: false },
    { status: 422, safe: false, create: false },
    { status: 429, safe: true, create: true },
    { status: 500, safe: true, create: false },
    { status: 502, safe: true, create: false },
    { status: 503, safe: true, create: false },
    { status: 504, safe: true, create: false },
    { status: 599, safe: true, create: false },
  ])(
    "after $status: $safe where safe to repeat, $create for a create",
    ({ status, safe, create }) => {
      expect(isRetryable(answered(status), true)).toBe(safe);
      expect(isRetryable(answered(status), false)).toBe(create);
    },
  );

  test.each([
    { status: 400, says: true, safe: true, create: false },
    { status: 500, says: true, safe: true, create: false },
    { status: 429, says: true, safe: true, create: true },
    { status: 429, says: false, safe: false, create: false },
    { status: 503, says: false, safe: false, create: false },
  ])(
    "after $status with x-should-retry: $says: $safe where safe to repeat, $create for a create",
    ({ status, says, safe, create }) => {
      const failed = answered(status, says);
      expect(isRetryable(failed, true)).toBe(safe);
      expect(isRetryable(failed, false)).toBe(create);
    },
  );

  test.each([429, 503])(
    "after %d not where the API asks for a wait of more than five minutes",
    (status) => {
      expect(isRetryable(answered(status, undefined, 300_000), true)).toBe(
        true,
      );
      expect(isRetryable(answered(status, undefined, 300_001), true)).toBe(
        false,
      );
    },
  );

  const unclear = { outcome: "unknown" } as const;
  test.each<{
    name: string;
    error: ClientError;
    safe: boolean;
    create: boolean;
  }>([
    {
      name: "a connection that never came about",
      error: new ConnectionError("", { ...unclear, isBeforeSending: true }),
      safe: true,
      create: true,
    },
    {
      name: "a lost connection",
      error: new ConnectionError("", { ...unclear, isBeforeSending: false }),
      safe: true,
      create: false,
    },
    {
      name: "a time-out",
      error: new RequestTimeoutError("", unclear),
      safe: true,
      create: false,
    },
    {
      name: "an abort",
      error: new RequestAbortedError("", unclear),
      safe: false,
      create: false,
    },
    {
      name: "an answer of the wrong shape",
      error: new ResponseShapeError("", {
        ...unclear,
        status: 200,
        requestId: undefined,
      }),
      safe: false,
      create: false,
    },
  ])(
    "after $name: $safe where safe to repeat, $create for a create",
    ({ error, safe, create }) => {
      expect(isRetryable({ error }, true)).toBe(safe);
      expect(isRetryable({ error }, false)).toBe(create);
    },
  );
});

describe("retryDelayMs", () => {
  test.each([0, 250, 60_000, 300_000])(
    "waits %d ms where the API asks for it",
    (retryAfterMs) => {
      expect(
        retryDelayMs(answered(503, undefined, retryAfterMs), {
          retries: 3,
          random: 0.5,
        }),
      ).toBe(retryAfterMs);
    },
  );

  test.each([
    [0, 0, 500],
    [0, 1, 375],
    [1, 0, 1_000],
    [2, 0.5, 1_750],
    [3, 0, 4_000],
    [4, 0, 8_000],
    [5, 0, 8_000],
    [99, 1, 6_000],
  ])(
    "after %d retries and by chance %d waits %d ms",
    (retries, random, expected) => {
      expect(retryDelayMs(answered(503), { retries, random })).toBe(expected);
    },
  );
});
