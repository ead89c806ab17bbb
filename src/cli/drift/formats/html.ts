import {
  type DriftReport,
  type DriftedCustomer,
  driftedCustomers,
} from "../drift-report";
import { escapeMarkup as escape } from "../escape-markup";
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
import { drawFleet, fleetLegend } from "./fleet-picture";
import { htmlStyle } from "./html-style";

/** Writes a report as one HTML file, which loads nothing else and runs no script. */
export function formatHtml(report: DriftReport): string {
  const { summary } = report;
  const notes = describeNotes(report);
  const customers = driftedCustomers(report);
  const figures = [
    ["active", summary.active],
    ["inactive", summary.inactive],
    ["drifted", summary.drifted],
    ["suppressed", summary.suppressed],
    ["users touched", summary.users],
  ] as const;
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
<p class="summary ${summary.drifted === 0 ? "good" : "bad"}">${escape(describeSummary(report))}</p>
<p class="time">Looked at <time datetime="${escape(report.generatedAt)}">${escape(report.generatedAt.slice(0, 16).replace("T", " "))} UTC</time></p>
<dl>${figures.map(([label, figure]) => `<div><dt>${label}</dt><dd>${figure}</dd></div>`).join("")}</dl>
</header>
${notes.length === 0 ? "" : `<section aria-labelledby="notes"><h2 id="notes">Notes</h2><ul>${notes.map((note) => `<li>${escape(note)}</li>`).join("")}</ul></section>\n`}<section aria-labelledby="fleet">
<h2 id="fleet">The fleet</h2>
${fleetLegend}
${drawFleet(report)}</section>
<section aria-labelledby="differences">
<h2 id="differences">Differences</h2>
${customers.length === 0 ? "<p>There are none.</p>\n" : customers.map(formatCustomer).join("")}</section>
</main>
</body>
</html>
`;
}

function formatCustomer(customer: DriftedCustomer): string {
  const { drift } = customer;
  const name = describeCustomer(customer);
  const users = describeUserCount(customer);
  const facts = [kindTitles[drift.kind], ...(users === null ? [] : [users])];
  const end =
    drift.suppression === null
      ? `<p>${escape(describeNextDeploy(drift))}</p>\n<pre><code>${escape(describeMend(drift))}</code></pre>`
      : `<p>${escape(describeSuppression(drift.suppression))}</p>`;
  return `<article class="${drift.suppression === null ? "drifted" : "suppressed"}">
<h3>${escape(name)}</h3>
<p class="facts">${facts.map((fact) => `<span>${escape(fact)}</span>`).join("")}</p>
<p class="place">${describePlace(customer)
    .map((part) => `<code>${escape(part)}</code>`)
    .join(" ")}</p>
${formatAttributes(customer, name)}${end}
</article>
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
