import { describe, expect, test } from "@jest/globals";
import {
  NotConnectedError,
  readConnectionFailure,
} from "../../../../../src/client/http/connection/connection-failure";

function failed(cause: unknown): Error {
  return new Error("no response", { cause });
}

function cause(message: string, facts: object = {}): Error {
  return Object.assign(new Error(message), facts);
}

describe("readConnectionFailure", () => {
  test.each([
    ["was not made", new NotConnectedError(cause("getaddrinfo ENOTFOUND"))],
    [
      "was closed while it was idle",
      cause("write EPIPE", { code: "EPIPE", syscall: "write" }),
    ],
    [
      "was reset while it was idle",
      failed(
        cause("write ECONNRESET", { code: "ECONNRESET", syscall: "write" }),
      ),
    ],
  ])(
    "knows that the request was not sent if the connection %s",
    (_case, reason) => {
      expect(readConnectionFailure(reason).isBeforeSending).toBe(true);
    },
  );

  test.each([
    ["was closed", cause("socket hang up", { code: "ECONNRESET" })],
    ["was reset", failed(cause("r", { code: "ECONNRESET", syscall: "read" }))],
    ["was lost for no stated reason", failed(undefined)],
    ["threw a text", "oops"],
    ["threw nothing", undefined],
  ])("does not know that if the connection %s", (_case, thrown) => {
    expect(readConnectionFailure(thrown).isBeforeSending).toBe(false);
  });

  test("describes the error and its causes", () => {
    expect(
      readConnectionFailure(
        failed(new AggregateError([cause("v6"), cause("v4"), cause("v4")], "")),
      ).description,
    ).toBe("no response: v6: v4");
  });

  test("ends at circular causes", () => {
    const error = new Error("round");
    error.cause = error;
    expect(readConnectionFailure(error).description).toBe("round");
  });
});
