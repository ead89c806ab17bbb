import { describe, expect, test } from "@jest/globals";
import { apiErrorClass, outcomeOfStatus } from "../../../src/client/api-error";
import { InvalidParamsError, toClientError } from "../../../src/client/errors";

test.each([
  { status: 302, name: "ApiError", outcome: "unknown" },
  { status: 400, name: "ValidationError", outcome: "rejected" },
  { status: 401, name: "AuthenticationError", outcome: "rejected" },
  { status: 403, name: "PermissionError", outcome: "rejected" },
  { status: 404, name: "NotFoundError", outcome: "rejected" },
  { status: 408, name: "ApiError", outcome: "unknown" },
  { status: 409, name: "ConflictError", outcome: "rejected" },
  { status: 418, name: "ApiError", outcome: "rejected" },
  { status: 422, name: "ValidationError", outcome: "rejected" },
  { status: 429, name: "RateLimitError", outcome: "rejected" },
  { status: 500, name: "ServerError", outcome: "unknown" },
  { status: 503, name: "ServerError", outcome: "unknown" },
] as const)("$status is a $name, $outcome", ({ status, name, outcome }) => {
  const error = new (apiErrorClass(status))("no", {
    status,
    requestId: "req_1",
    outcome: outcomeOfStatus(status),
  });
  expect(error).toMatchObject({ name, status, requestId: "req_1", outcome });
  expect(error.stack).toContain(`${name}: no`);
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
