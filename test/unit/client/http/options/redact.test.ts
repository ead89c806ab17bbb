import { describe, expect, test } from "@jest/globals";
import {
  createClientRedact,
  redactKeyLike,
} from "../../../../../src/client/http/options/redact";

describe("createClientRedact", () => {
  const redact = createClientRedact('k.e"y', [
    "Basic dXNlcg==",
    "on",
    "pass word",
  ]);

  test.each([
    ['the key k.e"y is wrong', "the key (sensitive) is wrong"],
    ["Basic dXNlcg==", "(sensitive)"],
    ["credentials dXNlcg== refused", "credentials (sensitive) refused"],
    ["pass%20word", "(sensitive)"],
    ["one on one", "one on one"],
    ["not sk_live_0123456789abcdef0123456789abcdef", "not (sensitive)"],
  ])("makes %s into %s", (text, expected) => {
    expect(redact(text)).toBe(expected);
  });
});

test.each([
  ["sk_live_0123456789abcdef0123456789abcdef", "(sensitive)"],
  ["sk_0123456789abcdef", "(sensitive)"],
  ["task_force and sk_live_", "task_force and sk_live_"],
])("without a client, %s becomes %s", (text, expected) => {
  expect(redactKeyLike(text)).toBe(expected);
});
