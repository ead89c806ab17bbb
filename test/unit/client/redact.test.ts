import { describe, expect, test } from "@jest/globals";
import { createRedact, redactKeyLike } from "../../../src/client/redact";

describe("createRedact", () => {
  const redact = createRedact('k.e"y', ["Basic dXNlcg==", "on", "pass word"]);

  test.each([
    ['the key k.e"y is wrong', "the key [redacted] is wrong"],
    ['K.E"Y and k.e"y', "[redacted] and [redacted]"],
    [String.raw`{"echo":"k.e\"y"}`, '{"echo":"[redacted]"}'],
    ["?key=k.e%22y", "?key=[redacted]"],
    ["Basic dXNlcg==", "[redacted]"],
    ["credentials dXNlcg== refused", "credentials [redacted] refused"],
    ["pass%20word", "[redacted]"],
    ['kxe"y is another', 'kxe"y is another'],
    ["one on one", "one on one"],
  ])("makes %s into %s", (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  test("removes the longer of two secrets whole, where one begins with the other", () => {
    expect(createRedact("secret", ["secretive"])("secretive secret")).toBe(
      "[redacted] [redacted]",
    );
  });

  test("removes other keys, too", () => {
    expect(
      createRedact("key", [])("not sk_live_0123456789abcdef0123456789abcdef"),
    ).toBe("not [redacted]");
  });
});

test.each([
  ["sk_live_0123456789abcdef0123456789abcdef", "[redacted]"],
  ["sk_0123456789abcdef", "[redacted]"],
  ["task_force and sk_live_", "task_force and sk_live_"],
])("without a client, %s becomes %s", (text, expected) => {
  expect(redactKeyLike(text)).toBe(expected);
});
