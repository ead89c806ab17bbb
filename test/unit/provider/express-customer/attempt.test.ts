import { expect, test } from "@jest/globals";
import { apiErrorClass } from "../../../../src/client/http/response/status";
import {
  ConnectionError,
  RequestAbortedError,
  RequestTimeoutError,
  ResponseShapeError,
} from "../../../../src/client/errors";
import { Failure } from "../../../../src/framework/failure";
import { StoredDifferentlyError } from "../../../../src/provider/express-customer/write/write-errors";
import {
  attempt,
  failureOf,
} from "../../../../src/provider/express-customer/attempt";

function failure(error: unknown, note?: string): Failure {
  return failureOf(error, 'create the customer "Alpha"', note);
}

function apiError(status: number, retryAfterMs?: number): Error {
  return new (apiErrorClass(status))(`failed with status ${status}`, {
    status,
    requestId: undefined,
    outcome: "rejected",
    retryAfterMs,
  });
}

const outcome = "rejected";

test.each<[string, Error, RegExp | null]>([
  ["400", apiError(400), /^Change the declaration/],
  ["401", apiError(401), /^Check .*api_key.* AVARA_API_KEY\.$/],
  ["403", apiError(403), /^Use an API key that may do this/],
  ["404", apiError(404), /^If the customer is gone, plan again.* base_url/],
  ["409", apiError(409), /changed at the same time.* apply again\.$/],
  ["418", apiError(418), null],
  ["422", apiError(422), /^Change the declaration/],
  ["429", apiError(429, 300_000), /raise the provider's max_retries\.$/],
  ["429 and a long wait", apiError(429, 300_001), /when the wait is over/],
  ["503 and a long wait", apiError(503, 300_001), /when the wait is over/],
  ["503", apiError(503), /^Apply again later\.$/],
  [
    "no connection",
    new ConnectionError("refused", { outcome, isBeforeSending: true }),
    /up and reachable.* base_url .* AVARA_BASE_URL\.$/,
  ],
  [
    "a time-out",
    new RequestTimeoutError("late", { outcome }),
    /raise the provider's request_timeout_seconds\.$/,
  ],
  [
    "a response of the wrong shape",
    new ResponseShapeError("HTML", {
      status: 200,
      requestId: undefined,
      outcome,
    }),
    /^Check that base_url .* this provider is up to date\.$/,
  ],
  [
    "a stop",
    new RequestAbortedError("stopped", { outcome }),
    /^The operation was stopped/,
  ],
  [
    "a bug in the provider",
    new TypeError("x is not a function"),
    /^This is a bug in the provider/,
  ],
])("after %s, the reason is followed by what to do", (_, error, fix) => {
  const { summary, detail, path, cause } = failure(error);
  expect({ summary, path, cause }).toEqual({
    summary: 'Could not create the customer "Alpha"',
    path: undefined,
    cause: error,
  });
  const [reason, ...rest] = detail.split("\n\n");
  expect(reason).toBe(error.message);
  expect(rest).toEqual(fix === null ? [] : [expect.stringMatching(fix)]);
});

test("a note about what happened nevertheless comes between the reason and the fix", () => {
  expect(failure(apiError(500), "The customer exists.").detail).toBe(
    "failed with status 500\n\nThe customer exists.\n\nApply again later.",
  );
});

test("a value that the API stores differently is a failure of its attribute", () => {
  const error = new StoredDifferentlyError(
    "name",
    'stores "Alpha" instead of "Alpha "',
  );
  expect(failure(error).path?.toString()).toBe("name");
});

test("a thrown value other than an error is a failure too", () => {
  expect(failure("a string").detail).toBe("a string");
});

test("a failure stays as it is", async () => {
  const known = new Failure("No such customer", "Check the id.");
  await expect(attempt("read it", () => Promise.reject(known))).rejects.toBe(
    known,
  );
});
