import { describe, expect, test } from "@jest/globals";
import type { ReportFormat } from "../../../../../src/cli/drift/formats/report-format";
import { failedReport, formatReport } from "../sample-report";

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
