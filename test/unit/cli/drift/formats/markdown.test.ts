import { describe, expect, test } from "@jest/globals";
import type { DriftReport } from "../../../../../src/cli/drift/drift-report";
import {
  attribute,
  customer,
  format,
  reportOf,
  reportedSuppression,
  suppression,
  formatReport,
} from "../sample-report";

/** Separates what CommonMark reads as code spans from the rest. */
function splitCode(markdown: string) {
  const spans: string[] = [];
  const prose = markdown
    .replaceAll(/^(`{3,})text$.*?^\1$/gms, "")
    .replaceAll(
      /(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/g,
      (_span, _fence: string, content: string) => {
        spans.push(
          / *[^ ]/.test(content) ? content.replace(/^ (.*) $/, "$1") : content,
        );
        return "";
      },
    );
  return { spans, prose };
}

describe("markdown", () => {
  const markdownAbout = (text: string) => {
    const mark = { ...suppression, reason: text };
    const attributes = [
      { ...attribute, attribute: text, suppression: mark },
      { ...attribute, live: text },
    ];
    const report = reportOf(customer(text, { attributes, fix: text }), {
      ...customer(text, null),
      stack: text,
      unknown: "live",
    });
    return splitCode(formatReport({ ...report, notes: [text] }, "markdown"));
  };

  // GitHub or GitLab would turn these into links, mentions, commands and other things.
  test.each([
    "@octocat",
    "#181",
    "GH-7",
    "!7",
    "a/b#1",
    "https://evil.example",
    "www.evil.example",
    "a@evil.example",
    "deadbeefdeadbeef",
    ":smile:",
    "[a](b)",
    "![a](b)",
    "<script>",
    "*a*",
    "$`a`$",
    "`b` ",
    " ``b``",
    "|",
    "/close",
  ])("shows a text as it is: %j", (text) => {
    const { spans, prose } = markdownAbout(text);
    const inTables = text.replaceAll("|", "\\|");
    expect(spans.filter((span) => span === text).length).toBeGreaterThan(4);
    expect(spans).toContain(inTables);
    expect(spans).toContain(`"${inTables}"`);
    expect(spans).toContain(`${text} suppressed until 2026-12-31: ${text}`);
    expect(prose).toBe(markdownAbout("Alpha").prose);
  });

  test("escapes pipes in the cells of a table, and nowhere else", () => {
    const attributes = [{ ...attribute, live: "A|B" }];
    const text = format(
      "markdown",
      customer("A|B", { attributes, fix: "cd 'A|B'" }),
    );
    expect(text).toContain("#### `A|B`: changed outside Terraform");
    expect(text).toContain("Fix: `cd 'A|B'`\n");
    expect(text).toContain(' | `"A\\|B"` |\n');
  });

  test("is a heading, and for each customer its values and the fix", () => {
    const text = format("markdown", customer("Alpha", {}));
    expect(text).toMatch(/^### ❌ Drift: 1 of 1 customer /);
    expect(text).toContain(
      "#### `Alpha`: changed outside Terraform, 2 users\n",
    );
    expect(text).toContain(
      '| attribute | declared | last state | live |\n| --- | --- | --- | --- |\n| `metadata.plan` | `"standard"` | `"standard"` | `"trial"` |\n',
    );
    expect(text).toContain("Fix: `npx cdktf deploy customers`\n");
  });

  /** A report with a note for each of some suppressions, which have expired. */
  const withNotes = (report: DriftReport, number: number): DriftReport => ({
    ...report,
    suppressions: Array.from({ length: number }, (_, i) =>
      reportedSuppression(`avara_express_customer.clinic_${i}`, {
        reason: `${"why ".repeat(100)}\``,
        isExpired: true,
      }),
    ),
  });

  test.each([
    ["", "x".repeat(100_000)],
    [" in fences", "`".repeat(100_000)],
  ])(
    "fits into a comment with many customers, notes and long errors%s, and counts what does not fit",
    (_case, detail) => {
      const report = reportOf(
        ...Array.from({ length: 400 }, (_, i) => customer(`Clinic ${i}`, {})),
      );
      const errors = [{ summary: "refused", detail, address: null }];
      report.stacks = Array.from({ length: 20 }, (_, i) => ({
        name: `stack-${i}`,
        directory: "/app",
        errors,
      }));
      const text = formatReport(withNotes(report, 200), "markdown");
      const shown = text.match(/^#### /gm)?.length ?? 0;
      const notes = text.match(/^- ⚠️ ``The .* expired on .*``$/gm) ?? [];
      expect(text.length).toBeLessThanOrEqual(65_000);
      expect(text).toContain("The plan of stack-0 failed");
      expect(shown).toBeGreaterThan(50);
      expect(text).toContain(`… and ${400 - shown} more;`);
      expect(notes.length).toBeGreaterThan(10);
      expect(text).toMatch(
        new RegExp(`\n- … and ${200 - notes.length} more notes\n$`),
      );
    },
  );

  test("shows all notes if there is room", () => {
    const text = formatReport(withNotes(reportOf(), 3), "markdown");
    expect(text.match(/^- ⚠️ /gm)).toHaveLength(3);
    expect(text).not.toContain("more note");
  });
});
