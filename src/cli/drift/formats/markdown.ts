import {
  type DriftReport,
  type DriftedCustomer,
  type UnknownCustomer,
  driftedCustomers,
  refusedStacks,
  unknownCustomers,
} from "../report/drift-report";
import { cut } from "../../../text/excerpt";
import { count } from "../../../text/plural";
import { printable } from "../../../text/printable";
import {
  describeErrors,
  describeRefusal,
  describeUnknown,
  unknownTitles,
} from "../report/failure-wording";
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
} from "../report/wording";

/** A comment on GitHub holds 65 536 characters; some are left for what a pipeline puts around the report. */
const maxLength = 64_000;
const maxRefusalsLength = 5_000;
const maxNotesLength = 8_000;

/** Writes a report as Markdown, for a comment or the summary of a job. What does not fit is counted. */
export function formatMarkdown(report: DriftReport): string {
  const title = `### ${isClean(report) ? "✅" : "❌"} ${describeSummary(report)}\n`;
  const refusals = formatRefusals(report);
  const notes = formatNotes(report);
  const sections = [
    ...driftedCustomers(report).map(formatCustomer),
    ...unknownCustomers(report).map(formatUnknown),
  ];
  const { shown, left } = fit(
    sections,
    maxLength - title.length - refusals.length - notes.length,
  );
  return [
    title,
    refusals,
    ...shown,
    left === 0
      ? ""
      : `… and ${left} more; \`cdktf-avara drift --format json\` tells all.\n`,
    notes,
  ]
    .filter((block) => block !== "")
    .join("\n");
}

/** As many texts as there is room for, with a character between them, and how many are left. */
function fit(
  texts: readonly string[],
  room: number,
): { readonly shown: readonly string[]; readonly left: number } {
  let length = 0;
  const end = texts.findIndex((text) => (length += text.length + 1) > room);
  return end === -1
    ? { shown: texts, left: 0 }
    : { shown: texts.slice(0, end), left: texts.length - end };
}

/** What a reader must know, a line each. */
function formatNotes(report: DriftReport): string {
  const notes = describeNotes(report).map((note) => `- ⚠️ ${code(note)}\n`);
  const { shown, left } = fit(notes, maxNotesLength);
  const more = left === 0 ? "" : `- … and ${count(left, "more note")}\n`;
  return `${shown.join("")}${more}`;
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
