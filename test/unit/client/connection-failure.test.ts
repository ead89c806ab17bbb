import { describe, expect, test } from "@jest/globals";
import { readConnectionFailure } from "../../../src/client/connection-failure";

function failed(cause: unknown): TypeError {
  return new TypeError("fetch failed", { cause });
}

function cause(message: string, facts: object = {}): Error {
  return Object.assign(new Error(message), facts);
}

const refused = { code: "ECONNREFUSED", syscall: "connect" };

describe("readConnectionFailure", () => {
  test.each([
    ["refused", failed(cause("connect ECONNREFUSED", refused))],
    [
      "refused at each of several addresses",
      failed(
        new AggregateError([cause("v6", refused), cause("v4", refused)], ""),
      ),
    ],
    [
      "of an unknown host",
      failed(
        cause("getaddrinfo ENOTFOUND", {
          code: "ENOTFOUND",
          syscall: "getaddrinfo",
        }),
      ),
    ],
    [
      "too slow to come about",
      failed(cause("Connect Timeout", { code: "UND_ERR_CONNECT_TIMEOUT" })),
    ],
    [
      "with a certificate that cannot be verified",
      failed(cause("bad", { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" })),
    ],
    [
      "with the certificate of another host",
      failed(cause("bad", { code: "ERR_TLS_CERT_ALTNAME_INVALID" })),
    ],
  ])("knows that nothing was sent over a connection %s", (_case, thrown) => {
    expect(readConnectionFailure(thrown).isBeforeSending).toBe(true);
  });

  test.each([
    ["closed", failed(cause("closed", { code: "UND_ERR_SOCKET" }))],
    ["reset", failed(cause("r", { code: "ECONNRESET", syscall: "read" }))],
    ["broken", failed(cause("p", { code: "EPIPE", syscall: "write" }))],
    [
      "of which one address answered",
      failed(new AggregateError([cause("a", refused), cause("b")], "")),
    ],
    ["lost for no stated reason", failed(undefined)],
    ["that threw a text", "oops"],
    ["that threw nothing", undefined],
  ])("does not know that of a connection %s", (_case, thrown) => {
    expect(readConnectionFailure(thrown).isBeforeSending).toBe(false);
  });

  test("describes the error and its causes", () => {
    expect(
      readConnectionFailure(
        failed(new AggregateError([cause("v6"), cause("v4"), cause("v4")], "")),
      ).description,
    ).toBe("fetch failed: v6: v4");
  });

  test("ends at circular causes", () => {
    const error = new Error("round");
    error.cause = error;
    expect(readConnectionFailure(error).description).toBe("round");
  });
});
