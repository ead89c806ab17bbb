import { describe, expect, test } from "@jest/globals";
import { escapeMarkup } from "../../../../../src/cli/drift/formats/escape-markup";
import { reportFormats } from "../../../../../src/cli/drift/formats/report-format";
import {
  attribute,
  customer,
  reportOf,
  suppression,
  formatReport,
} from "../sample-report";

const hostile =
  "</title><script>alert(1)</script> @octocat | `x` [a](b) & \" ' \u001b[31m \u0000 \u009b \u202e \ud800";

describe("a hostile name, key and value", () => {
  const report = reportOf(
    customer(hostile, {
      attributes: [
        { ...attribute, attribute: `metadata.${hostile}`, live: hostile },
      ],
      fix: hostile,
    }),
    customer(hostile, { suppression: { ...suppression, reason: hostile } }),
    { ...customer(hostile, null), unknown: "next_deploy" },
  );
  report.stacks = [
    {
      name: hostile,
      directory: "/app",
      errors: [{ summary: hostile, detail: hostile, address: hostile }],
    },
  ];

  test.each(reportFormats)(
    "is shown without control characters in %s",
    (name) => {
      const text = formatReport(report, name);
      expect(text).not.toMatch(/[^\P{Cc}\t\n]|\u202e/u);
    },
  );

  test.each(["html", "junit"] as const)("is not markup in %s", (name) => {
    const text = formatReport(report, name);
    expect(text).not.toContain("<script");
  });

  test("stays in its cell of a markdown table", () => {
    const row = formatReport(report, "markdown")
      .split("\n")
      .find((line) => line.startsWith("| `"));
    expect(row?.split(/(?<!\\)\|/)).toHaveLength(6);
  });
});

test.each([
  [`<a href="x">&'`, "&#60;a href=&#34;x&#34;&#62;&#38;&#39;"],
  ["tab\tand\rreturn", "tab&#9;and&#13;return"],
  ["\u0000\u000b\ufffe\ud800", "\ufffd\ufffd\ufffd\ufffd"],
  ["医院 👩‍⚕️", "医院 👩‍⚕️"],
])("markup is escaped: %j", (text, escaped) => {
  expect(escapeMarkup(text)).toBe(escaped);
});
