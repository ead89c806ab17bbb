import { expect, test } from "@jest/globals";
import type { Check } from "../../../../src/cli/doctor/check";
import {
  formatChecks,
  formatChecksAsJson,
} from "../../../../src/cli/doctor/format-checks";

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
  expect(JSON.parse(formatChecksAsJson(checks))).toEqual(checks);
});
