import {
  type DriftReport,
  type DriftedCustomer,
  driftedCustomers,
} from "../drift-report";
import {
  describeCustomer,
  describeMend,
  describeNextDeploy,
  describeNotes,
  describePlace,
  describeSummary,
  describeSuppression,
  describeUserCount,
  describeValues,
  kindTitles,
  printable,
} from "../wording";

/** A comment on GitHub holds 65 536 characters; some are left for what comes after the customers. */
const maxCustomersLength = 55_000;

/** Writes a report as Markdown, for a comment or the summary of a job. What does not fit is counted. */
export function formatMarkdown(report: DriftReport): string {
  const sections = driftedCustomers(report).map(formatCustomer);
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
    `### ${report.summary.drifted === 0 ? "✅" : "❌"} ${describeSummary(report)}\n`,
    ...shown,
    left === 0
      ? ""
      : `… and ${left} more; \`cdktf-avara drift --format json\` tells all.\n`,
    notes.map((note) => `- ⚠️ ${escape(note)}\n`).join(""),
  ]
    .filter((block) => block !== "")
    .join("\n");
}

function formatCustomer(customer: DriftedCustomer): string {
  const { drift } = customer;
  const users = describeUserCount(customer);
  const title = `#### ${escape(describeCustomer(customer))}: ${kindTitles[drift.kind]}${users === null ? "" : `, ${users}`}\n`;
  const place = `${describePlace(customer).map(code).join(" · ")}\n`;
  const rows = drift.attributes.map((attribute) => {
    const { declared, lastState, live } = describeValues(attribute);
    const name = code(printable(attribute.attribute));
    const note = attribute.suppression === null ? "" : " (suppressed)";
    return `| ${name}${note} | ${[declared, lastState, live].map(code).join(" | ")} |\n`;
  });
  const table =
    rows.length === 0
      ? []
      : [
          `| attribute | declared | last state | live |\n| --- | --- | --- | --- |\n${rows.join("")}`,
        ];
  const end =
    drift.suppression === null
      ? `${describeNextDeploy(drift)} Mend it with ${code(describeMend(drift))}\n`
      : `_${escape(describeSuppression(drift.suppression))}_\n`;
  return [title, place, ...table, end].join("\n");
}

/** Text that stays text: no markup, no mention of a person, no link. */
function escape(text: string): string {
  return text
    .replaceAll(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(/[\\`*_{}[\]()#+.!|~-]/g, "\\$&")
    .replaceAll("@", "&#64;");
}

/** A code span that holds a text, in a table too. */
function code(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = "`".repeat(Math.max(0, ...runs) + 1);
  const padding = /^`|`$/.test(text) ? " " : "";
  return `${fence}${padding}${text.replaceAll("|", "\\|")}${padding}${fence}`;
}
