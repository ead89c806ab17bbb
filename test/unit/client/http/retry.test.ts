import { describe, expect, test } from "@jest/globals";
import type { FailedAttempt } from "../../../../src/client/http/request";
import { apiErrorClass } from "../../../../src/client/http/status";
import {
  ConnectionError,
  RequestAbortedError,
  RequestTimeoutError,
  ResponseShapeError,
  type ClientError,
} from "../../../../src/client/errors";
import { isRetryable, retryDelayMs } from "../../../../src/client/http/retry";

function failedWith(
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
    { status: 429, safe: true, create: false },
    { status: 500, safe: true, create: false },
    { status: 502, safe: true, create: false },
    { status: 503, safe: true, create: false },
    { status: 504, safe: true, create: false },
    { status: 599, safe: true, create: false },
  ])(
    "after $status: $safe if it is safe to repeat, $create for a create",
    ({ status, safe, create }) => {
      expect(isRetryable(failedWith(status), true)).toBe(safe);
      expect(isRetryable(failedWith(status), false)).toBe(create);
    },
  );

  test.each([
    { status: 400, says: true, safe: true, create: false },
    { status: 500, says: true, safe: true, create: false },
    { status: 429, says: true, safe: true, create: false },
    { status: 429, says: false, safe: false, create: false },
    { status: 503, says: false, safe: false, create: false },
  ])(
    "after $status with x-should-retry: $says: $safe if it is safe to repeat, $create for a create",
    ({ status, says, safe, create }) => {
      const failed = failedWith(status, says);
      expect(isRetryable(failed, true)).toBe(safe);
      expect(isRetryable(failed, false)).toBe(create);
    },
  );

  test.each([429, 503])(
    "after %d: false if the API asks for a wait of more than five minutes",
    (status) => {
      expect(isRetryable(failedWith(status, undefined, 300_000), true)).toBe(
        true,
      );
      expect(isRetryable(failedWith(status, undefined, 300_001), true)).toBe(
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
      name: "a connection that was never made",
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
      name: "a response of the wrong shape",
      error: new ResponseShapeError("", {
        ...unclear,
        status: 200,
        requestId: undefined,
      }),
      safe: false,
      create: false,
    },
  ])(
    "after $name: $safe if it is safe to repeat, $create for a create",
    ({ error, safe, create }) => {
      expect(isRetryable({ error }, true)).toBe(safe);
      expect(isRetryable({ error }, false)).toBe(create);
    },
  );
});

describe("retryDelayMs", () => {
  test.each([0, 250, 60_000, 300_000])(
    "waits %d ms if the API asks for it",
    (retryAfterMs) => {
      expect(
        retryDelayMs(failedWith(503, undefined, retryAfterMs), {
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
    "after %d retries and with the random number %d, waits %d ms",
    (retries, random, expected) => {
      expect(retryDelayMs(failedWith(503), { retries, random })).toBe(expected);
    },
  );
});
