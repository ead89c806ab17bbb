import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "@jest/globals";
import stringWidth from "string-width";
import type { DriftReport } from "../../../../../../src/cli/drift/drift-report";
import {
  attribute,
  customer,
  format,
  reportOf,
  suppression,
  formatReport,
} from "../../sample-report";

describe("the table", () => {
  test("shows a customer, its values, what the next deploy does, and the fix", () => {
    expect(format("table", customer("Alpha", {}))).toBe(
      `✗ Alpha: changed outside Terraform, 2 users
  customers  avara_express_customer.alpha  cus_${"a".repeat(32)}
    attribute      declared    last state  live
    metadata.plan  "standard"  "standard"  "trial"
  The next deploy undoes this.
  fix: npx cdktf deploy customers

Drift: 1 of 1 customer in 1 stack differs, with 2 users.
`,
    );
  });

  test("says why a suppressed difference does not count", () => {
    const text = format("table", customer("Alpha", { suppression }));
    expect(text).toContain("○ Alpha: changed outside Terraform, 2 users\n");
    expect(text).toContain("suppressed until 2026-12-31: billing owns it\n");
    expect(text).toContain("No drift: 1 customer in 1 stack; 1 suppressed.\n");
    expect(text).not.toContain("fix:");
  });

  const plan = { ...attribute, suppression };
  const region = { ...attribute, attribute: "metadata.region" };

  test("says why some attributes do not count, if others do", () => {
    const text = format(
      "table",
      customer("Alpha", { attributes: [plan, region] }),
    );
    expect(text).toContain(`
    attribute                   declared    last state  live
    metadata.plan (suppressed)  "standard"  "standard"  "trial"
    metadata.region             "standard"  "standard"  "trial"
  metadata.plan suppressed until 2026-12-31: billing owns it
`);
  });

  test("says of each attribute why it does not count, if the reasons differ", () => {
    const moved = { reason: "the clinic moves", expires: "2026-07-31" };
    const attributes = [plan, { ...region, suppression: moved }];
    expect(format("table", customer("Alpha", { attributes, suppression })))
      .toContain(`
  metadata.plan suppressed until 2026-12-31: billing owns it
  metadata.region suppressed until 2026-07-31: the clinic moves
`);
  });

  test("breaks long values if the terminal is narrow", () => {
    const long = {
      ...attribute,
      live: "x".repeat(100),
      declared: "y".repeat(70),
    };
    const text = format("table", customer("Alpha", { attributes: [long] }))
      .split("\n")
      .filter((line) => line.startsWith("    "))
      .join("");
    expect(text.split("x").length - 1).toBe(100);
    expect(text.split("y").length - 1).toBe(70);
  });

  test("breaks a command so that it stays one command", () => {
    const fix = "cd apps/customers && npx cdktf deploy production-customers";
    const report = reportOf(customer("Alpha", { fix }));
    expect(formatReport(report, "table", { columns: 40 })).toContain(`
  fix:
    cd apps/customers && npx cdktf \\
    deploy production-customers
`);
  });

  /** Everything that a report can have, in texts that take more columns, or fewer, than they have characters. */
  function wideReport(): DriftReport {
    const name = "医院👩‍⚕️".repeat(12);
    const accented = "e\u0301".repeat(70);
    const wide = {
      ...attribute,
      attribute: `metadata.${name}`,
      declared: name,
      lastState: accented,
      live: "long ".repeat(30),
    };
    const alpha = customer(name, {
      attributes: [{ ...wide, suppression }, wide],
      fix: `npx cdktf-avara adopt --id cus_${"a".repeat(32)}`,
    });
    const reason = `${accented} ${name}`;
    const report = reportOf(
      {
        ...alpha,
        stack: "production-customers",
        address: `avara_express_customer.customers["${name}"]`,
      },
      customer("Alpha", { suppression: { ...suppression, reason } }),
      { ...customer(name, null), unknown: "live" },
    );
    const errors = [
      { summary: name, detail: `  - ${name}\n${accented}`, address: name },
    ];
    return {
      ...report,
      stacks: report.stacks.map((stack) => ({ ...stack, errors })),
      notes: [reason],
    };
  }

  test.each([40, 80, 120])(
    "is no wider than a terminal of %d columns",
    (columns) => {
      for (const hasColors of [false, true]) {
        const text = formatReport(wideReport(), "table", {
          columns,
          hasColors,
        });
        const widths = text
          .split("\n")
          .map((line) => stringWidth(stripVTControlCharacters(line)));
        expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
        expect(Math.max(...widths)).toBeGreaterThan(columns - 4);
      }
    },
  );

  test("shows a character that is wider than any line", () => {
    const endless = `क${"\u093e".repeat(200)}`;
    const attributes = [{ ...attribute, live: endless }];
    expect(format("table", customer(endless, { attributes }))).toContain(
      endless,
    );
  });

  test("aligns values with wide characters", () => {
    const attributes = [
      { ...attribute, declared: "医院", lastState: "医", live: "e\u0301" },
    ];
    expect(format("table", customer("Alpha", { attributes }))).toContain(`
    attribute      declared  last state  live
    metadata.plan  "医院"    "医"        "e\u0301"
`);
  });

  test("has colours only if the terminal has", () => {
    const report = reportOf(customer("Alpha", {}));
    const escape = "\u001b[";
    expect(formatReport(report, "table")).not.toContain(escape);
    expect(formatReport(report, "table", { hasColors: true })).toContain(
      escape,
    );
  });
});
