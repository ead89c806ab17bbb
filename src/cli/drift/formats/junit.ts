import { type DriftReport, type ReportedCustomer } from "../drift-report";
import { escapeMarkup } from "../escape-markup";
import {
  describeCustomer,
  describeMend,
  describeNextDeploy,
  describeSummary,
  describeSuppression,
  describeValues,
  kindTitles,
  printable,
} from "../wording";

/** Writes a report as JUnit does: a suite a stack, a test a customer, a failure where it differs. */
export function formatJunit(report: DriftReport): string {
  const { customers, summary } = report;
  const names = new Set([
    ...report.stacks.map(({ name }): string | null => name),
    ...customers.map(({ stack }) => stack),
  ]);
  const suites = [...names].map((name) =>
    formatSuite(
      name ?? "in no stack",
      customers.filter(({ stack }) => stack === name),
      report,
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- ${describeSummary(report).replaceAll("--", "- -")} -->
<testsuites${attributesOf({ name: "cdktf-avara drift", tests: customers.length, failures: summary.drifted, errors: 0, skipped: summary.suppressed })}>
${suites.join("")}</testsuites>
`;
}

function formatSuite(
  name: string,
  customers: readonly ReportedCustomer[],
  { generatedAt }: DriftReport,
): string {
  const drifts = customers.flatMap(({ drift }) => drift ?? []);
  const failures = drifts.filter((drift) => drift.suppression === null).length;
  const counts = {
    tests: customers.length,
    failures,
    errors: 0,
    skipped: drifts.length - failures,
  };
  // Without milliseconds and zone: what the schema of JUnit's reports takes.
  const timestamp = generatedAt.slice(0, 19);
  return `  <testsuite${attributesOf({ name, ...counts, time: 0, timestamp })}>
${customers.map(formatCase).join("")}  </testsuite>
`;
}

function formatCase(customer: ReportedCustomer): string {
  const { stack, address, id, drift } = customer;
  const label = describeCustomer(customer);
  const attributes = attributesOf({
    classname: stack ?? "in no stack",
    name: address === null ? `${label} (${id ?? ""})` : `${address} (${label})`,
    time: 0,
  });
  if (drift === null) return `    <testcase${attributes}/>\n`;
  if (drift.suppression !== null)
    return `    <testcase${attributes}>
      <skipped${attributesOf({ message: describeSuppression(drift.suppression) })}/>
    </testcase>
`;
  const lines = [
    ...drift.attributes.map((attribute) => {
      const { declared, lastState, live } = describeValues(attribute);
      return `${printable(attribute.attribute)}: declared ${declared}, last state ${lastState}, live ${live}`;
    }),
    describeNextDeploy(drift),
    `Mend it with: ${describeMend(drift)}`,
  ];
  return `    <testcase${attributes}>
      <failure${attributesOf({ type: drift.kind, message: kindTitles[drift.kind] })}>${escapeMarkup(lines.join("\n"))}</failure>
    </testcase>
`;
}

function attributesOf(attributes: Record<string, string | number>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeMarkup(String(value))}"`)
    .join("");
}
