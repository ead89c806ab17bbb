import { parseCustomHeaders } from "../../../../../src/client/avara-client";
import { describe, expect, test } from "@jest/globals";
import { createHeaders } from "../../../../../src/client/http/options/headers";
import { version } from "../../../../../src/version";

describe("parseCustomHeaders", () => {
  test.each([
    ["", {}],
    ["X-Team: platform", { "x-team": "platform" }],
    ["a:1\r\n\r\n b : 2:3 \n", { a: "1", b: "2:3" }],
    ["X-Team: one\nx-team: two", { "x-team": "two" }],
    ["X-Empty:", { "x-empty": "" }],
  ])("reads %j as %j", (text, expected) => {
    expect(parseCustomHeaders(text)).toEqual(expected);
  });

  test.each([
    ["a: 1\nhunter22", "line 2 has no colon"],
    [": hunter22", "(line 1): its name"],
    ["a b: hunter22", "(line 1): its name"],
    ["\n\nX-A: hunter22\u20ac", "(line 3): its value"],
    ["X-A: hunter22\u0001", "(line 1): its value"],
    ["Authorization: hunter22", "(line 1): the client sets authorization"],
  ])("rejects %j, naming the line and not the value", (text, problem) => {
    expect(() => parseCustomHeaders(text)).toThrow(
      expect.objectContaining({
        name: "InvalidOptionError",
        option: "customHeaders",
        message: expect.stringContaining(problem),
      }),
    );
    expect(() => parseCustomHeaders(text)).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining("hunter22"),
      }),
    );
  });
});

describe("createHeaders", () => {
  const create = (options: Partial<Parameters<typeof createHeaders>[0]>) =>
    createHeaders({
      apiKey: "key",
      customHeaders: {},
      userAgentSuffix: "",
      ...options,
    });

  test("contains the program, what it accepts and the key", () => {
    expect(create({})).toEqual({
      accept: "application/json",
      "user-agent": `cdktf-avara/${version}`,
      authorization: "Bearer key",
    });
  });

  test("appends the suffix to the user agent", () => {
    expect(create({ userAgentSuffix: " pipeline/7 " })).toHaveProperty(
      "user-agent",
      `cdktf-avara/${version} pipeline/7`,
    );
  });

  test("lets custom headers replace its own, in upper and lower case", () => {
    const customHeaders = { "User-Agent": "mine", "X-Team": "a" };
    expect(create({ customHeaders })).toMatchObject({
      "user-agent": "mine",
      "x-team": "a",
    });
  });

  test.each([
    ["", "it is empty"],
    ["secret\n", "line break"],
    [" secret", "white space"],
    ["sec ret", "contains a space"],
    ["secret\u20ac", "other than printable ASCII"],
    ["secr\u00e9t", "other than printable ASCII"],
    ["sec\nret", "other than printable ASCII"],
  ])("rejects the key %j without repeating it", (apiKey, problem) => {
    expect(() => create({ apiKey })).toThrow(
      expect.objectContaining({
        option: "apiKey",
        message: expect.stringContaining(problem),
      }),
    );
    expect(() => create({ apiKey })).toThrow(
      expect.objectContaining({
        message: expect.not.stringMatching(/sec ?r|ret/),
      }),
    );
  });

  test.each([
    ["Transfer-Encoding", "chunked"],
    ["host", "other.test"],
    ["bad name", "x"],
    ["x-a", "1\r\nx-b: 2"],
  ])("rejects the custom header %s", (name, value) => {
    expect(() => create({ customHeaders: { [name]: value } })).toThrow(
      `Invalid custom header (${JSON.stringify(name)})`,
    );
  });

  test("shows only the beginning of a long name", () => {
    const customHeaders = { ["a b".repeat(30_000)]: "x" };
    expect(() => create({ customHeaders })).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(
          /^.{80,140}its name is not a valid header name\.$/,
        ),
      }),
    );
  });

  test("rejects a suffix that a header cannot have", () => {
    expect(() => create({ userAgentSuffix: "a\nb" })).toThrow(
      expect.objectContaining({ option: "userAgentSuffix" }),
    );
  });
});
