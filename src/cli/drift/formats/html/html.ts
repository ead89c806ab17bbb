import type { AttributeView } from "../../report/view/attribute-view";
import { sideTitles } from "../../report/view/attribute-view";
import type { CustomerView } from "../../report/view/customer-view";
import type { PlanFailureView } from "../../report/view/plan-failure";
import type { ReportView } from "../../report/view/report-view";
import { escapeMarkup as escape } from "../escape-markup";
import { drawFleet, fleetLegend } from "./fleet-picture";
import { htmlStyle } from "./style";

/** Writes a report as one HTML file without scripts or external resources. */
export function formatHtml(report: ReportView): string {
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
${formatHeader(report)}${formatSections(report)}</main>
</body>
</html>
`;
}

function formatHeader({
  isClean,
  summary,
  generatedAt,
  figures,
}: ReportView): string {
  return `<header>
<h1>Drift of Avara Express customers</h1>
<p class="summary ${isClean ? "good" : "bad"}">${escape(summary)}</p>
<p class="time">Looked at <time datetime="${escape(generatedAt)}">${escape(generatedAt.slice(0, 16).replace("T", " "))} UTC</time></p>
<dl>${figures.map(({ label, value }) => `<div><dt>${label}</dt><dd>${value}</dd></div>`).join("")}</dl>
</header>
`;
}

/** The sections that have content. */
function formatSections(report: ReportView): string {
  const { failures, differences, unknown, groups } = report;
  const notes = report.notes
    .map((note) => `<li>${escape(note)}</li>\n`)
    .join("");
  const none = "<p>There are none.</p>\n";
  const sections = [
    ["notes", "Notes", notes && `<ul>\n${notes}</ul>\n`],
    ["failures", "Failed plans", failures.map(formatFailure).join("")],
    [
      "differences",
      "Differences",
      differences.map(formatCustomer).join("") || none,
    ],
    ["unknown", "Not known", unknown.map(formatCustomer).join("")],
    ["fleet", "All customers", `${fleetLegend}\n${drawFleet(groups)}`],
  ] as const;
  return sections
    .filter(([, , body]) => body !== "")
    .map(
      ([id, title, body]) => `<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${body}</section>
`,
    )
    .join("");
}

function formatFailure({ sentence, errors }: PlanFailureView): string {
  return `<article class="drift">
<p>${escape(sentence)}</p>
<pre><code>${escape(errors)}</code></pre>
</article>
`;
}

function formatCustomer(customer: CustomerView): string {
  const { key, status, name, facts, place } = customer;
  const { suppressions, consequence, fix } = customer;
  const paragraphs = [
    ...suppressions,
    ...(consequence === null ? [] : [consequence]),
  ];
  return `<article class="${status}" id="${key}">
<h3>${escape(name)}</h3>
<p class="facts">${facts.map((fact) => `<span>${escape(fact)}</span>`).join("")}</p>
<p class="place">${place.map((part) => `<code>${escape(part)}</code>`).join(" ")}</p>
${formatAttributes(customer)}${paragraphs.map((text) => `<p>${escape(text)}</p>\n`).join("")}${fix === null ? "" : `<pre><code>${escape(fix)}</code></pre>\n`}</article>
`;
}

function formatAttributes({ attributes, name }: CustomerView): string {
  if (attributes.length === 0) return "";
  const head = ["attribute", ...sideTitles].map(
    (title) => `<th scope="col">${title}</th>`,
  );
  return `<table aria-label="${escape(`Values of ${name}`)}">
<thead><tr>${head.join("")}</tr></thead>
<tbody>
${attributes.map(formatAttribute).join("")}</tbody>
</table>
`;
}

/** Each cell names its side, because narrow screens do not show the table head. */
function formatAttribute({ name, mark, sides }: AttributeView): string {
  const cells = sides.map(
    ({ title, text, isChanged }) =>
      `<td data-side="${title}"${isChanged ? ' class="changed"' : ""}>${escape(text)}</td>`,
  );
  return `<tr><th scope="row">${escape(name)}${mark}</th>${cells.join("")}</tr>\n`;
}
