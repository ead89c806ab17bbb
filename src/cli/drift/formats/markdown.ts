import { count } from "../../../text/plural";
import { type AttributeView, sideTitles } from "../report/view/attribute-view";
import type { CustomerView } from "../report/view/customer-view";
import type { PlanFailureView } from "../report/view/plan-failure";
import type { ReportView } from "../report/view/report-view";
import { codeBlock, codeCell, codeSpan } from "./markdown-code";

/** GitHub's comments have at most 65,536 characters, and a pipeline may add some. */
const maxLength = 64_000;
const maxFailuresLength = 5_000;
const maxNotesLength = 8_000;

/** Writes a report as Markdown, for a comment or a job summary. Counts the customers that do not fit. */
export function formatMarkdown(report: ReportView): string {
  const title = `### ${report.isClean ? "✅" : "❌"} ${report.summary}\n`;
  const failures = formatFailures(report.failures);
  const notes = formatNotes(report.notes);
  const { shown, left } = fit(
    [...report.differences, ...report.unknown].map(formatCustomer),
    maxLength - title.length - failures.length - notes.length,
  );
  const more =
    left === 0
      ? ""
      : `… and ${left} more; \`cdktf-avara drift --format json\` shows all.\n`;
  return [title, failures, ...shown, more, notes]
    .filter((block) => block !== "")
    .join("\n");
}

/** The texts that fit, each with a separator, and the number of the others. */
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

function formatNotes(notes: readonly string[]): string {
  const lines = notes.map((note) => `- ⚠️ ${codeSpan(note)}\n`);
  const { shown, left } = fit(lines, maxNotesLength);
  const more = left === 0 ? "" : `- … and ${count(left, "more note")}\n`;
  return `${shown.join("")}${more}`;
}

function formatCustomer(customer: CustomerView): string {
  const { name, facts, place, suppressions, consequence, fix } = customer;
  const end = [
    ...(consequence === null ? [] : [consequence]),
    ...(fix === null ? [] : [`Fix: ${codeSpan(fix)}`]),
  ];
  return [
    `#### ${codeSpan(name)}: ${facts.join(", ")}\n`,
    `${place.map(codeSpan).join(" · ")}\n`,
    ...formatAttributes(customer.attributes),
    ...suppressions.map((text) => `${codeSpan(text)}\n`),
    ...(end.length === 0 ? [] : [`${end.join(" ")}\n`]),
  ].join("\n");
}

function formatAttributes(attributes: readonly AttributeView[]): string[] {
  if (attributes.length === 0) return [];
  const head = ["attribute", ...sideTitles];
  const rows = attributes.map(({ name, mark, sides }) => [
    `${codeCell(name)}${mark}`,
    ...sides.map(({ text }) => codeCell(text)),
  ]);
  const lines = [head, head.map(() => "---"), ...rows];
  return [lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("")];
}

function formatFailures(failures: readonly PlanFailureView[]): string {
  if (failures.length === 0) return "";
  const text = failures
    .map(({ sentence, errors }) => `${sentence}\n\n${errors}`)
    .join("\n\n");
  return codeBlock(text, maxFailuresLength);
}
