import {
  type DriftReport,
  type ReportedCustomer,
  type ReportedStack,
  refusedStacks,
} from "../report/drift-report";
import { escapeMarkup } from "./escape-markup";
import { printable } from "../../../text/printable";
import {
  describeErrors,
  describeRefusal,
  describeUnknown,
} from "../report/failure-wording";
import {
  describeCustomer,
  describeMend,
  describeNextDeploy,
  describeSummary,
  describeSuppressions,
  describeValues,
  kindTitles,
} from "../report/wording";

/**
 * Writes a report as JUnit does: a suite a stack, a test a customer, a failure where it differs, and
 * an error where it is not known whether it does.
 */
export function formatJunit(report: DriftReport): string {
  const { customers, stacks } = report;
  const suites = [
    ...stacks,
    ...(customers.some(({ stack }) => stack === null) ? [null] : []),
  ].map((stack) => formatSuite(stack, report));
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- ${describeSummary(report).replaceAll("--", "- -")} -->
<testsuites${attributesOf({ name: "cdktf-avara drift", ...countCases(customers, refusedStacks(report)) })}>
${suites.join("")}</testsuites>
`;
}

/** @param stack null for the customers in none */
function formatSuite(stack: ReportedStack | null, report: DriftReport): string {
  const name = stack?.name ?? null;
  const customers = report.customers.filter((one) => one.stack === name);
  const refused = stack === null || stack.errors.length === 0 ? [] : [stack];
  // Without milliseconds and zone: what the schema of JUnit's reports takes.
  const timestamp = report.generatedAt.slice(0, 19);
  return `  <testsuite${attributesOf({ name: suiteOf(name), ...countCases(customers, refused), time: 0, timestamp })}>
${[...refused.map(formatRefusal), ...customers.map(formatCase)].join("")}  </testsuite>
`;
}

function suiteOf(stack: string | null): string {
  return stack === null ? "in no stack" : printable(stack);
}

/** A stack that is refused is a test of its own. */
function countCases(
  customers: readonly ReportedCustomer[],
  refused: readonly ReportedStack[],
) {
  const countOf = (outcome: Outcome) =>
    customers.filter((customer) => outcomeOf(customer) === outcome).length;
  return {
    tests: customers.length + refused.length,
    failures: countOf("failure"),
    errors: countOf("error") + refused.length,
    skipped: countOf("skipped"),
  };
}

type Outcome = "passed" | "failure" | "skipped" | "error";

function outcomeOf({ drift, unknown }: ReportedCustomer): Outcome {
  if (drift === null) return unknown === null ? "passed" : "error";
  return drift.suppression === null ? "failure" : "skipped";
}

function formatRefusal(stack: ReportedStack): string {
  const attributes = {
    classname: suiteOf(stack.name),
    name: "terraform plan",
    time: 0,
  };
  return `    <testcase${attributesOf(attributes)}>
      <error${attributesOf({ type: "refused", message: describeRefusal(stack) })}>${escapeMarkup(describeErrors(stack.errors))}</error>
    </testcase>
`;
}

function formatCase(customer: ReportedCustomer): string {
  const { stack, address, id } = customer;
  const label = describeCustomer(customer);
  const attributes = attributesOf({
    classname: suiteOf(stack),
    name: address === null ? `${label} (${id ?? ""})` : `${address} (${label})`,
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

function formatOutcome(customer: ReportedCustomer): string {
  const { drift, unknown } = customer;
  if (drift === null)
    return unknown === null
      ? ""
      : `<error${attributesOf({ type: unknown, message: describeUnknown(unknown) })}/>`;
  const suppressions = describeSuppressions(drift);
  if (drift.suppression !== null)
    return `<skipped${attributesOf({ message: suppressions.join("; ") })}/>`;
  const lines = [
    ...drift.attributes.map((attribute) => {
      const { declared, lastState, live } = describeValues(attribute);
      return `${printable(attribute.attribute)}: declared ${declared}, last state ${lastState}, live ${live}`;
    }),
    ...suppressions,
    describeNextDeploy({ drift, unknown }),
    `Mend it with: ${describeMend(drift)}`,
  ];
  return `<failure${attributesOf({ type: drift.kind, message: kindTitles[drift.kind] })}>${escapeMarkup(lines.join("\n"))}</failure>`;
}

function attributesOf(attributes: Record<string, string | number>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeMarkup(String(value))}"`)
    .join("");
}
