import { expect, test } from "@jest/globals";
import type { Check } from "../../../../src/cli/doctor/check";
import { formatChecks } from "../../../../src/cli/doctor/format-checks";
import { formatJson } from "../../../../src/cli/format-json";

const checks: readonly Check[] = [
  { title: "Node.js", status: "ok", detail: "20.9.0" },
  { title: "Provider", status: "warning", detail: "old", fix: "install" },
  { title: "API key", status: "problem", detail: "none", fix: "export" },
];

test("checks are a line each for people, with the fix below", () => {
  expect(formatChecks(checks, false)).toBe(
    "✓ Node.js: 20.9.0\n! Provider: old\n    install\n✗ API key: none\n    export\n",
  );
});

test("checks are a list for programs", () => {
  expect(JSON.parse(formatJson(checks))).toEqual(checks);
});

test.each([
  ["people", (some: readonly Check[]) => formatChecks(some, false)],
  ["programs", formatJson],
])("checks for %s have no control characters", (_reader, write) => {
  const text = "\u001b[2J\u009b2J\u202e";
  expect(
    write([{ title: "API", status: "problem", detail: text, fix: text }]),
  ).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
});
