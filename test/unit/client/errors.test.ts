import { describe, expect, test } from "@jest/globals";
import {
  InvalidParamsError,
  NotFoundError,
  RateLimitError,
  toClientError,
} from "../../../src/client/errors";

const response = {
  status: 404,
  requestId: "req_1",
  outcome: "rejected",
} as const;

test("an error has its name in its stack, and not among its own properties", () => {
  const error = new NotFoundError("no customer", response);
  expect(error.name).toBe("NotFoundError");
  expect(error.stack).toContain("NotFoundError: no customer");
  expect(Object.keys(error)).not.toContain("name");
});

test.each([
  [undefined, false],
  [300_000, false],
  [300_001, true],
])("a wait of %p ms is too long: %p", (retryAfterMs, expected) => {
  const error = new RateLimitError("slow down", { ...response, retryAfterMs });
  expect(error.asksForTooLongWait).toBe(expected);
});

describe("toClientError", () => {
  test("returns an error of the client as it is", () => {
    const error = new InvalidParamsError("no");
    expect(toClientError(error)).toBe(error);
  });

  test("keeps any other error as the cause", () => {
    const cause = new RangeError("too far");
    expect(toClientError(cause)).toMatchObject({
      name: "ClientError",
      message: "too far",
      outcome: "unknown",
      cause,
    });
  });

  test.each([
    ["text", "text"],
    [undefined, "undefined"],
    [{ a: 1 }, "[object Object]"],
  ])("turns %j into an error", (thrown, message) => {
    expect(toClientError(thrown)).toMatchObject({
      message,
      outcome: "unknown",
    });
  });
});
