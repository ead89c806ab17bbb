import { describe, expect, test } from "@jest/globals";
import { parseBaseUrl } from "../../../../../src/client/http/options/base-url";
import { InvalidOptionError } from "../../../../../src/client/errors";

describe("parseBaseUrl", () => {
  test.each([
    ["https://api.avarasoftware.com", "https://api.avarasoftware.com"],
    ["https://api.avarasoftware.com/", "https://api.avarasoftware.com"],
    ["https://gateway.test:8443/avara//", "https://gateway.test:8443/avara"],
    ["http://localhost:3000", "http://localhost:3000"],
    ["http://127.0.0.1:3000/", "http://127.0.0.1:3000"],
    ["http://127.8.9.10", "http://127.8.9.10"],
    ["http://127.1", "http://127.0.0.1"],
    ["http://[::1]:3000", "http://[::1]:3000"],
  ])("reads %s as %s", (text, expected) => {
    expect(parseBaseUrl(text)).toBe(expected);
  });

  test.each([
    ["", "not a URL"],
    ["api.avarasoftware.com", "not a URL"],
    ["ftp://api.avarasoftware.com", "Use https://"],
    ["http://api.avarasoftware.com", "Use https://"],
    ["http://127.0.0.1.evil.test", "Use https://"],
    ["http://localhost.evil.test", "Use https://"],
    ["http://[::ffff:127.0.0.1]", "Use https://"],
    ["https://api.test/?a=1", "query"],
    ["https://api.test/#a", "fragment"],
  ])("rejects %j, naming the value and the fix", (text, fix) => {
    expect(() => parseBaseUrl(text)).toThrow(InvalidOptionError);
    expect(() => parseBaseUrl(text)).toThrow(JSON.stringify(text));
    expect(() => parseBaseUrl(text)).toThrow(fix);
  });

  test.each([
    "https://user:hunter22@api.test",
    "https://hunter22@api.test",
    "https//user:hunter22@api.test",
  ])("does not repeat the password in %s", (text) => {
    expect(() => parseBaseUrl(text)).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining("hunter22"),
      }),
    );
  });

  test("does not repeat a key in the place of the address", () => {
    expect(() =>
      parseBaseUrl("sk_live_0123456789abcdef0123456789abcdef"),
    ).toThrow('"(sensitive)"');
  });
});
