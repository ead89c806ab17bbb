import {
  type DriftReport,
  type DriftedCustomer,
  type ReportedCustomer,
  type ReportedStack,
  type UnknownCustomer,
  driftedCustomers,
  refusedStacks,
  unknownCustomers,
} from "../report/drift-report";
import { escapeMarkup as escape } from "./escape-markup";
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
import { drawFleet, fleetLegend } from "./fleet-picture";
import { htmlStyle } from "./html-style";

/** Writes a report as one HTML file, which loads nothing else and runs no script. */
export function formatHtml(report: DriftReport): string {
  const { summary } = report;
  const notes = describeNotes(report).map((note) => `<li>${escape(note)}</li>`);
  const refused = refusedStacks(report);
  const drifted = driftedCustomers(report);
  const figures = [
    ["active", summary.active],
    ["inactive", summary.inactive],
    ["drifted", summary.drifted],
    ["suppressed", summary.suppressed],
    ["users touched", summary.users],
    ...(refused.length === 0 ? [] : [["not known", summary.unknown] as const]),
  ] as const;
  const sections = [
    {
      id: "notes",
      title: "Notes",
      body: notes.length === 0 ? "" : `<ul>${notes.join("")}</ul>`,
    },
    {
      id: "refused",
      title: "Refused plans",
      body: refused.map(formatRefusal).join(""),
    },
    {
      id: "fleet",
      title: "The fleet",
      body: `${fleetLegend}\n${drawFleet(report)}`,
    },
    {
      id: "differences",
      title: "Differences",
      body:
        drifted.length === 0
          ? "<p>There are none.</p>\n"
          : drifted.map(formatCustomer).join(""),
    },
    {
      id: "unknown",
      title: "Not known",
      body: unknownCustomers(report).map(formatUnknown).join(""),
    },
  ].filter(({ body }) => body !== "");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Drift of Avara Express customers</title>
<style>${htmlStyle}</style>
</head>
<body>
<main>
<header>
<h1>Drift of Avara Express customers</h1>
<p class="summary ${isClean(report) ? "good" : "bad"}">${escape(describeSummary(report))}</p>
<p class="time">Looked at <time datetime="${escape(report.generatedAt)}">${escape(report.generatedAt.slice(0, 16).replace("T", " "))} UTC</time></p>
<dl>${figures.map(([label, figure]) => `<div><dt>${label}</dt><dd>${figure}</dd></div>`).join("")}</dl>
</header>
${sections.map(formatSection).join("")}</main>
</body>
</html>
`;
}

function formatSection({
  id,
  title,
  body,
}: Readonly<Record<"id" | "title" | "body", string>>): string {
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${body}</section>
`;
}

function formatRefusal(stack: ReportedStack): string {
  return `<article class="drifted">
<p>${escape(describeRefusal(stack))}</p>
<pre><code>${escape(describeErrors(stack.errors))}</code></pre>
</article>
`;
}

function formatCustomer(customer: DriftedCustomer): string {
  const { drift } = customer;
  const name = describeCustomer(customer);
  const users = describeUserCount(customer);
  const facts = [kindTitles[drift.kind], ...(users === null ? [] : [users])];
  const suppressions = describeSuppressions(drift).map(
    (text) => `<p>${escape(text)}</p>\n`,
  );
  const end =
    drift.suppression === null
      ? `<p>${escape(describeNextDeploy(customer))}</p>\n<pre><code>${escape(describeMend(drift))}</code></pre>\n`
      : "";
  return `<article class="${drift.suppression === null ? "drifted" : "suppressed"}">
${formatHead(customer, facts)}${formatAttributes(customer, name)}${suppressions.join("")}${end}</article>
`;
}

function formatUnknown(customer: UnknownCustomer): string {
  const { unknown } = customer;
  return `<article class="unknown">
${formatHead(customer, [unknownTitles[unknown]])}<p>${describeUnknown(unknown)}</p>
</article>
`;
}

function formatHead(
  customer: ReportedCustomer,
  facts: readonly string[],
): string {
  return `<h3>${escape(describeCustomer(customer))}</h3>
<p class="facts">${facts.map((fact) => `<span>${escape(fact)}</span>`).join("")}</p>
<p class="place">${describePlace(customer)
    .map((part) => `<code>${escape(part)}</code>`)
    .join(" ")}</p>
`;
}

function formatAttributes({ drift }: DriftedCustomer, name: string): string {
  if (drift.attributes.length === 0) return "";
  const rows = drift.attributes.map((attribute) => {
    const { declared, lastState, live } = describeValues(attribute);
    const note = attribute.suppression === null ? "" : " (suppressed)";
    const cells = [declared, lastState, live].map(
      (value) => `<td>${escape(value)}</td>`,
    );
    return `<tr><th scope="row">${escape(printable(attribute.attribute))}${note}</th>${cells.join("")}</tr>\n`;
  });
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escape(`Values of ${name}`)}"><table>
<thead><tr><th scope="col">attribute</th><th scope="col">declared</th><th scope="col">last state</th><th scope="col">live</th></tr></thead>
<tbody>
${rows.join("")}</tbody>
</table></div>
`;
}
