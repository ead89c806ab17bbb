import { describe, expect, test } from "@jest/globals";
import { apiErrorClass } from "../../../../src/client/http/status";
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

describe("the fix", () => {
  test.each<[string, Error, string | null]>([
    [
      "400",
      apiError(400),
      "Change the declaration as the message of the API says, and apply again.",
    ],
    [
      "401",
      apiError(401),
      "Check the provider's api_key, or the environment variable AVARA_API_KEY.",
    ],
    [
      "403",
      apiError(403),
      "Use an API key that may do this, or extend its permissions.",
    ],
    [
      "404",
      apiError(404),
      "If the customer is gone, plan again: the plan drops it from the state, and creates it again if it is still declared. If it is not gone, check that base_url is the address of the Avara API.",
    ],
    [
      "409",
      apiError(409),
      "The customer was changed at the same time, or its state does not allow this. Read the message of the API, and apply again.",
    ],
    ["418", apiError(418), null],
    [
      "422",
      apiError(422),
      "Change the declaration as the message of the API says, and apply again.",
    ],
    [
      "429",
      apiError(429, 300_000),
      "Apply again later, or raise the provider's max_retries.",
    ],
    [
      "429 and a wait that is too long",
      apiError(429, 300_001),
      "Apply again when the wait is over.",
    ],
    [
      "503 and a wait that is too long",
      apiError(503, 300_001),
      "Apply again when the wait is over.",
    ],
    ["503", apiError(503), "Apply again later."],
    [
      "no connection",
      new ConnectionError("refused", { outcome, isBeforeSending: true }),
      "Check that the API is up and reachable, and the provider's base_url or the environment variable AVARA_BASE_URL.",
    ],
    [
      "a time-out",
      new RequestTimeoutError("late", { outcome }),
      "Apply again later, or raise the provider's request_timeout_seconds.",
    ],
    [
      "a response of the wrong shape",
      new ResponseShapeError("HTML", {
        status: 200,
        requestId: undefined,
        outcome,
      }),
      "Check that base_url is the address of the Avara API, and that this provider is up to date.",
    ],
    [
      "a stop",
      new RequestAbortedError("stopped", { outcome }),
      "The operation was stopped. Apply again to go on.",
    ],
    [
      "a bug in the provider",
      new TypeError("x is not a function"),
      "This is a bug in the provider. Please report it, with the log that TF_LOG=DEBUG gives.",
    ],
  ])("of %s", (_, error, fix) => {
    expect(failure(error)).toMatchObject({
      summary: 'Could not create the customer "Alpha"',
      detail: fix === null ? error.message : `${error.message}\n\n${fix}`,
      path: undefined,
      cause: error,
    });
  });
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
