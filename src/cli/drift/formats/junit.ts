import { type CustomerView, isDifferent } from "../report/view/customer-view";
import type { PlanFailureView } from "../report/view/plan-failure";
import type { GroupView, ReportView } from "../report/view/report-view";
import { escapeMarkup } from "./escape-markup";

/**
 * Writes a report in JUnit's format: a suite for each stack, a test for each customer, a failure if it differs, and an
 * error if that is not known. A failed plan is a test of its own.
 */
export function formatJunit(report: ReportView): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- ${report.summary.replaceAll("--", "- -")} -->
<testsuites${attributesOf({ name: "cdktf-avara drift", ...countCases(report.groups) })}>
${report.groups.map((group) => formatSuite(group, report)).join("")}</testsuites>
`;
}

function formatSuite(group: GroupView, { generatedAt }: ReportView): string {
  const { name, customers, failure } = group;
  // JUnit's schema allows neither milliseconds nor a time zone.
  const timestamp = generatedAt.slice(0, 19);
  const cases = [
    ...(failure === null ? [] : [formatFailure(name, failure)]),
    ...customers.map((customer) => formatCase(name, customer)),
  ];
  return `  <testsuite${attributesOf({ name, ...countCases([group]), time: 0, timestamp })}>
${cases.join("")}  </testsuite>
`;
}

function countCases(groups: readonly GroupView[]) {
  const customers = groups.flatMap((group) => group.customers);
  const failures = groups.flatMap(({ failure }) => failure ?? []).length;
  const countOf = (status: CustomerView["status"]) =>
    customers.filter((customer) => customer.status === status).length;
  return {
    tests: customers.length + failures,
    failures: customers.filter(isDifferent).length,
    errors: countOf("unknown") + failures,
    skipped: countOf("suppressed"),
  };
}

function formatFailure(
  suite: string,
  { sentence, errors }: PlanFailureView,
): string {
  const attributes = { classname: suite, name: "terraform plan", time: 0 };
  return `    <testcase${attributesOf(attributes)}>
      <error${attributesOf({ type: "plan_failed", message: sentence })}>${escapeMarkup(errors)}</error>
    </testcase>
`;
}

function formatCase(suite: string, customer: CustomerView): string {
  const { name, address, id } = customer;
  const attributes = attributesOf({
    classname: suite,
    name: `${address ?? name} (${address === null ? (id ?? "") : name})`,
    time: 0,
  });
  const outcome = formatOutcome(customer);
  return outcome === ""
    ? `    <testcase${attributes}/>\n`
    : `    <testcase${attributes}>
      ${outcome}
    </testcase>
`;
}

function formatOutcome(customer: CustomerView): string {
  const { status, facts, suppressions } = customer;
  const type = customer.type ?? "";
  switch (status) {
    case "same":
      return "";
    case "unknown":
      return `<error${attributesOf({ type, message: customer.consequence ?? "" })}/>`;
    case "suppressed":
      return `<skipped${attributesOf({ message: suppressions.join("; ") })}/>`;
    case "drift":
    case "pending":
    case "unmanaged":
      return `<failure${attributesOf({ type, message: facts.join(", ") })}>${escapeMarkup(describe(customer).join("\n"))}</failure>`;
  }
}

function describe(customer: CustomerView): readonly string[] {
  const { attributes, suppressions, consequence, fix } = customer;
  return [
    ...attributes.map(
      ({ name, sides }) =>
        `${name}: ${sides.map(({ title, text }) => `${title} ${text}`).join(", ")}`,
    ),
    ...suppressions,
    ...(consequence === null ? [] : [consequence]),
    ...(fix === null ? [] : [`Fix: ${fix}`]),
  ];
}

function attributesOf(attributes: Record<string, string | number>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeMarkup(String(value))}"`)
    .join("");
}
