import {
  type DriftReport,
  type DriftedCustomer,
  type UnknownCustomer,
  driftedCustomers,
  refusedStacks,
  unknownCustomers,
} from "../drift-report";
import { cut, printable } from "../plain-text";
import {
  describeErrors,
  describeRefusal,
  describeUnknown,
  unknownTitles,
} from "../refusal-wording";
import {
  describeCustomer,
  describeMend,
  describeNextDeploy,
  describeNotes,
  describePlace,
  describeSummary,
  describeSuppressions,
  describeUserCount,
  describeValues,
  isClean,
  kindTitles,
} from "../wording";

/** A comment on GitHub holds 65 536 characters; some are left for the notes. */
const maxCustomersLength = 50_000;
const maxRefusalsLength = 5_000;

/** Writes a report as Markdown, for a comment or the summary of a job. What does not fit is counted. */
export function formatMarkdown(report: DriftReport): string {
  const sections = [
    ...driftedCustomers(report).map(formatCustomer),
    ...unknownCustomers(report).map(formatUnknown),
  ];
  const shown: string[] = [];
  let length = 0;
  for (const section of sections) {
    length += section.length;
    if (length > maxCustomersLength) break;
    shown.push(section);
  }
  const left = sections.length - shown.length;
  const notes = describeNotes(report);
  return [
    `### ${isClean(report) ? "✅" : "❌"} ${describeSummary(report)}\n`,
    formatRefusals(report),
    ...shown,
    left === 0
      ? ""
      : `… and ${left} more; \`cdktf-avara drift --format json\` tells all.\n`,
    notes.map((note) => `- ⚠️ ${code(note)}\n`).join(""),
  ]
    .filter((block) => block !== "")
    .join("\n");
}

function formatCustomer(customer: DriftedCustomer): string {
  const { drift } = customer;
  const users = describeUserCount(customer);
  const title = `#### ${code(describeCustomer(customer))}: ${kindTitles[drift.kind]}${users === null ? "" : `, ${users}`}\n`;
  const place = `${describePlace(customer).map(code).join(" · ")}\n`;
  const rows = drift.attributes.map((attribute) => {
    const { declared, lastState, live } = describeValues(attribute);
    const name = cell(printable(attribute.attribute));
    const note = attribute.suppression === null ? "" : " (suppressed)";
    return `| ${name}${note} | ${[declared, lastState, live].map(cell).join(" | ")} |\n`;
  });
  const table =
    rows.length === 0
      ? []
      : [
          `| attribute | declared | last state | live |\n| --- | --- | --- | --- |\n${rows.join("")}`,
        ];
  const end =
    drift.suppression === null
      ? [
          `${describeNextDeploy(customer)} Mend it with ${code(describeMend(drift))}\n`,
        ]
      : [];
  const suppressions = describeSuppressions(drift).map(
    (text) => `${code(text)}\n`,
  );
  return [title, place, ...table, ...suppressions, ...end].join("\n");
}

function formatUnknown(customer: UnknownCustomer): string {
  const { unknown } = customer;
  return [
    `#### ${code(describeCustomer(customer))}: ${unknownTitles[unknown]}\n`,
    `${describePlace(customer).map(code).join(" · ")}\n`,
    `${describeUnknown(unknown)}\n`,
  ].join("\n");
}

/** Why Terraform refuses to plan stacks, in its words. */
function formatRefusals(report: DriftReport): string {
  const stacks = refusedStacks(report);
  if (stacks.length === 0) return "";
  const text = cut(
    stacks
      .map(
        (stack) =>
          `${describeRefusal(stack)}\n\n${describeErrors(stack.errors)}`,
      )
      .join("\n\n"),
    maxRefusalsLength,
  );
  const fence = fenceOf(text, 3);
  return `${fence}text\n${text}\n${fence}\n`;
}

/** A code span: no markup in it, no mention of a person, no link. */
function code(text: string): string {
  const fence = fenceOf(text, 1);
  // Where a span begins and ends with a space, those two are no part of its text.
  const padding = /^$|^[ `]|`$/.test(text) ? " " : "";
  return `${fence}${padding}${text}${padding}${fence}`;
}

/** A code span in a table. */
function cell(text: string): string {
  return code(text).replaceAll("|", "\\|");
}

/** More backticks than there are in a row in a text. */
function fenceOf(text: string, minLength: number): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length + 1);
  return "`".repeat(Math.max(minLength, ...runs));
}
