import { describe, expect, test } from "@jest/globals";
import { Token } from "cdktf";
import type { AvaraProviderProps } from "../../../../src/constructs/provider/props";
import { findProblems } from "../../../../src/constructs/props/check-props";
import { avaraProviderRules } from "../../../../src/constructs/provider/rules";

/** Props as they come from JavaScript, or from data of an unexpected type. */
function untyped(props: Readonly<Record<string, unknown>>) {
  return props as unknown as AvaraProviderProps;
}

const token = Token.asString({ resolve: () => "later" });

describe("settings that are allowed", () => {
  test.each<[string, AvaraProviderProps]>([
    ["none", {}],
    ["a key", { apiKey: "sk_live_1" }],
    ["a token for a key", { apiKey: token }],
    ["an https address", { baseUrl: "https://api.example.com/avara/" }],
    ["an http address of this machine", { baseUrl: "http://127.0.0.1:8080" }],
    ["a token for an address", { baseUrl: token }],
    ["headers", { customHeaders: { "X-Site": "a", "X-Other": token } }],
    [
      "the shortest time and no retries",
      { requestTimeoutSeconds: 1, maxRetries: 0 },
    ],
    [
      "the longest time and all retries",
      { requestTimeoutSeconds: 300, maxRetries: 20 },
    ],
    [
      "a token for a number",
      { maxRetries: Token.asNumber({ resolve: () => 3 }) },
    ],
    ["policies", { deletionPolicy: "abandon", onExisting: "adopt" }],
    ["tokens for policies", { deletionPolicy: Token.asAny("abandon") }],
    [
      "metadata of all customers",
      { defaultMetadata: { team: token }, ignoreMetadataKeys: ["billing/*"] },
    ],
    ["no deactivation", { maxDeactivations: 0, alias: "second" }],
  ])("%s", (_, props) => {
    expect(findProblems(props, avaraProviderRules)).toEqual([]);
  });
});

describe("settings that are not allowed", () => {
  test.each<[Record<string, unknown>, string]>([
    [{ apiKey: "" }, "apiKey: a string of 0 characters"],
    [{ apiKey: "sk_live_1\n" }, "apiKey: a string of 10 characters"],
    [{ apiKey: null }, "apiKey: null"],
    [{ baseUrl: "api.example.com" }, 'baseUrl: "api.example.com"'],
    [
      { baseUrl: "http://api.example.com" },
      'baseUrl: "http://api.example.com"',
    ],
    [
      { baseUrl: "https://me:secret@a.com" },
      "baseUrl: a string of 23 characters",
    ],
    [{ customHeaders: ["a"] }, "customHeaders: a value of the type object"],
    [
      { customHeaders: { "X-Site": 7 } },
      'customHeaders["X-Site"]: a value of the type number',
    ],
    [
      { customHeaders: { "X-Site": "a\nb" } },
      'customHeaders["X-Site"]: a string of 3 characters',
    ],
    [
      { customHeaders: { "X Site": "a" } },
      'the name of customHeaders["X Site"]: "X Site"',
    ],
    [
      { customHeaders: { Authorization: "Bearer a" } },
      'the name of customHeaders["Authorization"]: "Authorization"',
    ],
    [{ requestTimeoutSeconds: 301 }, "requestTimeoutSeconds: 301"],
    [{ requestTimeoutSeconds: "60" }, 'requestTimeoutSeconds: "60"'],
    [{ maxRetries: 21 }, "maxRetries: 21"],
    [{ maxRequestsPerSecond: 0 }, "maxRequestsPerSecond: 0"],
    [{ deletionPolicy: "delete" }, 'deletionPolicy: "delete"'],
    [{ onExisting: "import" }, 'onExisting: "import"'],
    [{ defaultMetadata: { beds: 12 } }, 'defaultMetadata["beds"]: 12'],
    [{ ignoreMetadataKeys: [""] }, 'ignoreMetadataKeys[0]: ""'],
    [
      { defaultMetadata: { team: "a" }, ignoreMetadataKeys: ["team"] },
      'ignoreMetadataKeys: "team"',
    ],
    [{ maxDeactivations: -1 }, "maxDeactivations: -1"],
    [{ alias: "" }, 'alias: ""'],
  ])("%j", (props, problem) => {
    expect(
      findProblems(untyped(props), avaraProviderRules).map(
        ({ prop, received }) => `${prop}: ${received}`,
      ),
    ).toEqual([problem]);
  });

  test("are found if their name is not known", () => {
    expect(
      findProblems(untyped({ api_key: "sk_live_1" }), avaraProviderRules),
    ).toEqual([
      expect.objectContaining({
        received: '"api_key"',
        suggestion: "apiKey",
      }),
    ]);
  });
});
