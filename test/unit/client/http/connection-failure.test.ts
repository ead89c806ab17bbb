import { describe, expect, test } from "@jest/globals";
import { readConnectionFailure } from "../../../../src/client/http/connection-failure";

function failed(cause: unknown): Error {
  return new Error("no response", { cause });
}

function cause(message: string, facts: object = {}): Error {
  return Object.assign(new Error(message), facts);
}

const refused = { code: "ECONNREFUSED", syscall: "connect" };

describe("readConnectionFailure", () => {
  test.each([
    ["was refused", cause("connect ECONNREFUSED", refused)],
    [
      "was reset while it was made",
      cause("connect ECONNRESET", { code: "ECONNRESET", syscall: "connect" }),
    ],
    [
      "was refused at each of several addresses",
      new AggregateError([cause("v6", refused), cause("v4", refused)], ""),
    ],
    [
      "is to an unknown host",
      cause("getaddrinfo ENOTFOUND", {
        code: "ENOTFOUND",
        syscall: "getaddrinfo",
      }),
    ],
    [
      "took too long to make",
      cause("no connection", { code: "ETIMEDOUT", syscall: "connect" }),
    ],
    [
      "was closed while it was idle",
      cause("write EPIPE", { code: "EPIPE", syscall: "write" }),
    ],
    [
      "was reset while it was idle",
      cause("write ECONNRESET", { code: "ECONNRESET", syscall: "write" }),
    ],
    [
      "has a certificate that cannot be verified",
      cause("bad", { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" }),
    ],
    [
      "has the certificate of another host",
      cause("bad", { code: "ERR_TLS_CERT_ALTNAME_INVALID" }),
    ],
    [
      "is to a server without TLS",
      cause("bad", { code: "ERR_SSL_WRONG_VERSION_NUMBER" }),
    ],
    [
      "shares no cipher with the server",
      cause("bad", { code: "ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE" }),
    ],
    [
      "was closed during the handshake",
      cause(
        "Client network socket disconnected before secure TLS connection was established",
        { code: "ECONNRESET" },
      ),
    ],
  ])(
    "knows that the request was not sent if the connection %s",
    (_case, reason) => {
      expect(readConnectionFailure(failed(reason)).isBeforeSending).toBe(true);
    },
  );

  test.each([
    ["was closed", failed(cause("socket hang up", { code: "ECONNRESET" }))],
    ["was reset", failed(cause("r", { code: "ECONNRESET", syscall: "read" }))],
    [
      "lost its encryption",
      failed(
        cause("bad", {
          code: "ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC",
        }),
      ),
    ],
    [
      "was refused by one of several addresses only",
      failed(new AggregateError([cause("a", refused), cause("b")], "")),
    ],
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
