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
${formatHeader(report)}${sectionsOf(report).map(formatSection).join("")}</main>
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

interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

/** The sections that have content. */
function sectionsOf(report: ReportView): readonly Section[] {
  const notes = report.notes.map((note) => `<li>${escape(note)}</li>`);
  const differences = report.differences.map(formatCustomer).join("");
  return [
    {
      id: "notes",
      title: "Notes",
      body: notes.length === 0 ? "" : `<ul>${notes.join("")}</ul>\n`,
    },
    {
      id: "failures",
      title: "Failed plans",
      body: report.failures.map(formatFailure).join(""),
    },
    {
      id: "differences",
      title: "Differences",
      body: differences === "" ? "<p>There are none.</p>\n" : differences,
    },
    {
      id: "unknown",
      title: "Not known",
      body: report.unknown.map(formatCustomer).join(""),
    },
    {
      id: "fleet",
      title: "All customers",
      body: `${fleetLegend}\n${drawFleet(report.groups)}`,
    },
  ].filter(({ body }) => body !== "");
}

function formatSection({ id, title, body }: Section): string {
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${body}</section>
`;
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
function formatAttribute({ name, isSuppressed, sides }: AttributeView): string {
  const cells = sides.map(
    ({ title, text, isChanged }) =>
      `<td data-side="${title}"${isChanged ? ' class="changed"' : ""}>${escape(text)}</td>`,
  );
  return `<tr><th scope="row">${escape(name)}${isSuppressed ? " (suppressed)" : ""}</th>${cells.join("")}</tr>\n`;
}
