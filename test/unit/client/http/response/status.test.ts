import { expect, test } from "@jest/globals";
import {
  apiErrorClass,
  outcomeOfStatus,
} from "../../../../../src/client/http/response/status";

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
});
