/** The picture of the fleet: a square a customer. Shape tells as much as colour. */
import type { DriftReport, ReportedCustomer } from "../report/drift-report";
import { escapeMarkup as escape } from "./escape-markup";
import { count } from "../../../text/plural";
import { printable } from "../../../text/printable";
import { unknownTitles } from "../report/failure-wording";
import { describeCustomer, kindTitles } from "../report/wording";

const cell = 20;
const cellsPerRow = 40;

type Body = "active" | "inactive" | "absent" | "unseen";
type Mark = "drifted" | "suppressed" | "unknown" | null;

const signs: Readonly<Record<NonNullable<Mark>, string>> = {
  drifted: '<path class="sign" d="M6 6l8 8M14 6l-8 8"/>',
  suppressed: '<path class="sign" d="M6 10h8"/>',
  unknown:
    '<path class="sign" d="M7 8a3 3 0 1 1 4.5 2.6Q10 11.4 10 12M10 15v0"/>',
};

const legend: readonly (readonly [label: string, body: Body, mark: Mark])[] = [
  ["active", "active", null],
  ["inactive", "inactive", null],
  ["not live", "absent", "drifted"],
  ["drifted", "active", "drifted"],
  ["suppressed", "active", "suppressed"],
  ["not known", "active", "unknown"],
];

/** What the squares mean. */
export const fleetLegend = `<ul class="legend">${legend
  .map(
    ([label, body, mark]) =>
      `<li><svg width="${cell}" height="${cell}" aria-hidden="true">${drawSquare(body, mark)}</svg> ${label}</li>`,
  )
  .join("")}</ul>`;

/** Draws the customers of each stack, and those in no stack. */
export function drawFleet({ stacks, customers }: DriftReport): string {
  const names = [...stacks.map(({ name }): string | null => name), null];
  return names
    .map((name) => ({
      name: name ?? "In no stack",
      held: customers.filter(({ stack }) => stack === name),
    }))
    .filter(({ held }) => held.length > 0)
    .map(({ name, held }) => drawGroup(printable(name), held))
    .join("");
}

function drawGroup(
  name: string,
  customers: readonly ReportedCustomer[],
): string {
  const width = Math.min(customers.length, cellsPerRow) * cell;
  const height = Math.ceil(customers.length / cellsPerRow) * cell;
  const countOf = (body: Body) =>
    customers.filter((customer) => bodyOf(customer) === body).length;
  const drifted = customers.filter((one) => markOf(one) === "drifted").length;
  const unknown = customers.filter((one) => one.unknown !== null).length;
  const label = `${count(customers.length, "customer")}: ${countOf("active")} active, ${countOf("inactive")} inactive, ${countOf("absent")} not live; ${drifted} drifted${unknown === 0 ? "" : `, ${unknown} not known`}`;
  const squares = customers.map((customer, index) => {
    const x = (index % cellsPerRow) * cell;
    const y = Math.floor(index / cellsPerRow) * cell;
    return `<g transform="translate(${x} ${y})"><title>${escape(describe(customer))}</title>${drawSquare(bodyOf(customer), markOf(customer))}</g>\n`;
  });
  return `<figure>
<figcaption><strong>${escape(name)}</strong> ${label}</figcaption>
<svg viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="${escape(`${name}, ${label}`)}">
${squares.join("")}</svg>
</figure>
`;
}

function describe(customer: ReportedCustomer): string {
  const { drift, unknown } = customer;
  return [
    `${describeCustomer(customer)}: ${bodyOf(customer)}`,
    ...(drift === null ? [] : [kindTitles[drift.kind]]),
    ...(unknown === null ? [] : [unknownTitles[unknown]]),
  ].join(", ");
}

function bodyOf({ isActive, unknown }: ReportedCustomer): Body {
  if (isActive === null) return unknown === "live" ? "unseen" : "absent";
  return isActive ? "active" : "inactive";
}

function markOf({ drift, unknown }: ReportedCustomer): Mark {
  if (drift === null) return unknown === null ? null : "unknown";
  return drift.suppression === null ? "drifted" : "suppressed";
}

function drawSquare(body: Body, mark: Mark): string {
  return `<rect class="${body}${mark === null ? "" : ` ${mark}`}" x="2" y="2" width="16" height="16" rx="3"/>${mark === null ? "" : signs[mark]}`;
}
