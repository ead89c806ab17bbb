/** What holds in all formats, or shows one report in each of them. */
import { describe, expect, test } from "@jest/globals";
import { driftReportSchema } from "../../../../../src/cli/drift/drift-report";
import { reportFormats } from "../../../../../src/cli/drift/formats/report-format";
import type { ReportFormat } from "../../../../../src/cli/drift/formats/report-format";
import {
  attribute,
  customer,
  failedReport,
  formatReport,
  reportOf,
  suppression,
} from "../sample-report";

test("json is the report, which its schema reads back", () => {
  const report = reportOf(customer("Alpha", {}), customer("Beta", null));
  const text = formatReport(report, "json");
  expect(driftReportSchema.parse(JSON.parse(text))).toEqual(report);
});

describe("a plan that failed", () => {
  const report = failedReport();
  const formatted = (name: ReportFormat) => formatReport(report, name);

  test("is shown in the table, with what is known and what is not", () => {
    const place = `customers  avara_express_customer.alpha  cus_${"a".repeat(32)}`;
    expect(formatted("table")).toBe(`✗ Alpha: changed outside Terraform, 2 users
  ${place}
    attribute      declared         last state  live
    metadata.plan  (not known yet)  "standard"  "trial"
  It is not known what the next deploy does: the plan failed.
  fix: npx cdktf deploy customers

? Beta: not planned
  ${place}
  It is not known what the next deploy does: the plan failed.

? Gamma: not looked at
  ${place}
  The plan failed before Terraform looked at the live customer.

✗ The plan of customers failed: The plan deactivates too many, and 1 other
  error. No deploy changes anything until this is fixed.

    Error: The plan deactivates too many

      with avara_express_customer.beta

    It deactivates 3:

      - Alpha
      - <b>\`\`\`

    Error: The plan deactivates too many

    It deactivates 3:

      - Alpha
      - <b>\`\`\`

Drift: 1 of 3 customers in 1 stack differs, with 2 users. Incomplete: 1 plan
failed, and 3 customers are not fully known.
`);
  });

  test("makes no green report if nothing is found to differ", () => {
    const { customers } = report;
    const unknown = {
      ...report,
      customers: customers.slice(1),
      summary: { ...report.summary, customers: 2, drifted: 0, unknown: 2 },
    };
    expect(formatReport(unknown, "markdown")).toMatch(
      /^### ❌ No drift found: 2 customers in 1 stack\. Incomplete: /,
    );
    expect(formatReport(unknown, "html")).toContain(
      '<p class="summary bad">No drift found: ',
    );
  });

  test("is a code block in Markdown, which its text cannot leave", () => {
    expect(formatted("markdown")).toMatch(
      /^````text\nThe plan of customers failed: [^]*^ {2}- <b>```\n````$/m,
    );
  });

  test("is an error in JUnit, and so is each customer that is not known", () => {
    const text = formatted("junit");
    expect(text).toContain(
      '<testsuite name="customers" tests="4" failures="1" errors="3" skipped="0"',
    );
    expect(text).toContain(
      '<testcase classname="customers" name="terraform plan" time="0">\n      <error type="plan_failed" message="The plan of customers failed: ',
    );
    expect(text.match(/<error type="(next_deploy|live)"/g)).toHaveLength(2);
  });

  test("is shown in HTML, with what is not known in the picture of the fleet", () => {
    const text = formatted("html");
    expect(text).toContain("- &#60;b&#62;```");
    expect(text).toContain("<title>Beta: active, not planned</title>");
    expect(text).toContain("<title>Gamma: unseen, not looked at</title>");
    expect(text).toContain(
      "3 customers: 2 active, 0 inactive, 0 not live; 1 differs, 3 not known",
    );
    expect(text).toContain("<dt>not known</dt><dd>3</dd>");
  });
});

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
