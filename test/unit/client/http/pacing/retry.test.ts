import { describe, expect, test } from "@jest/globals";
import {
  ConnectionError,
  RequestAbortedError,
  RequestTimeoutError,
  ResponseShapeError,
  type ClientError,
} from "../../../../../src/client/errors";
import {
  isRetryable,
  retryDelayMs,
} from "../../../../../src/client/http/pacing/retry";
import { apiErrorClass } from "../../../../../src/client/http/response/status";

const unclear = { outcome: "unknown" } as const;

const lost = (facts: { readonly isBeforeSending: boolean }) =>
  new ConnectionError("", { ...unclear, ...facts });

function failedWith(
  status: number,
  shouldRetry?: boolean,
  retryAfterMs?: number,
): ClientError {
  const facts = { ...unclear, status, requestId: undefined };
  const asks = { retryAfterMs, shouldRetry };
  return new (apiErrorClass(status))("no", { ...facts, ...asks });
}

describe("isRetryable", () => {
  const retried: [string, ClientError][] = [
    ...[408, 409, 429, 500, 502, 503, 504, 599].map(
      (status): [string, ClientError] => [`${status}`, failedWith(status)],
    ),
    ["400 and x-should-retry", failedWith(400, true)],
    ["500 and x-should-retry", failedWith(500, true)],
    ["503 and a wait of five minutes", failedWith(503, undefined, 300_000)],
    ["a lost connection", lost({ isBeforeSending: false })],
    ["a time-out", new RequestTimeoutError("", unclear)],
  ];
  const final: [string, ClientError][] = [
    ...[302, 400, 401, 403, 404, 422].map((status): [string, ClientError] => [
      `${status}`,
      failedWith(status),
    ]),
    ["429 and x-should-retry: false", failedWith(429, false)],
    ["503 and x-should-retry: false", failedWith(503, false)],
    ["503 and a longer wait", failedWith(503, undefined, 300_001)],
    ["429 and a longer wait", failedWith(429, true, 300_001)],
    ["an abort", new RequestAbortedError("", unclear)],
    [
      "a response of the wrong shape",
      new ResponseShapeError("", {
        ...unclear,
        status: 200,
        requestId: undefined,
      }),
    ],
  ];

  test.each(retried)(
    "what is safe to repeat is repeated after %s",
    (_, error) => {
      expect(isRetryable(error, true)).toBe(true);
    },
  );

  test.each(final)("nothing is repeated after %s", (_, error) => {
    expect(isRetryable(error, true)).toBe(false);
  });

  test.each([...retried, ...final])(
    "a create is not repeated after %s",
    (_, error) => {
      expect(isRetryable(error, false)).toBe(false);
    },
  );

  test("a create is repeated after a connection that was never made", () => {
    expect(isRetryable(lost({ isBeforeSending: true }), false)).toBe(true);
  });
});

describe("retryDelayMs", () => {
  test.each([0, 250, 60_000, 300_000])(
    "waits %d ms if the API asks for it",
    (retryAfterMs) => {
      const error = failedWith(503, undefined, retryAfterMs);
      expect(retryDelayMs(error, { retries: 3, random: 0.5 })).toBe(
        retryAfterMs,
      );
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
