/** The picture of the fleet: a square for each customer. Shapes carry the same information as colours. */
import type { CustomerView } from "../../report/view/customer-view";
import type { GroupView } from "../../report/view/report-view";
import { escapeMarkup as escape } from "../escape-markup";

type Square = Pick<CustomerView, "live" | "status">;

/** The lines of each sign. */
const signs: Readonly<Record<CustomerView["status"], string>> = {
  same: "",
  drift: "M6 6l8 8M14 6l-8 8",
  pending: "M6 10h8M10 6v8",
  unmanaged: "M8 10a2 2 0 1 0 4 0a2 2 0 1 0-4 0",
  suppressed: "M6 10h8",
  unknown: "M7 8a3 3 0 1 1 4.5 2.6Q10 11.4 10 12M10 15v0",
};

const legend: readonly (Square & { readonly label: string })[] = [
  { label: "active", live: "active", status: "same" },
  { label: "inactive", live: "inactive", status: "same" },
  { label: "not live", live: "absent", status: "drift" },
  { label: "drifted", live: "active", status: "drift" },
  { label: "pending", live: "active", status: "pending" },
  { label: "unmanaged", live: "active", status: "unmanaged" },
  { label: "suppressed", live: "active", status: "suppressed" },
  { label: "not known", live: "active", status: "unknown" },
];

/** The legend of the squares. */
export const fleetLegend = `<ul class="legend">${legend
  .map(
    ({ label, ...square }) =>
      `<li><svg aria-hidden="true">${drawSquare(square)}</svg> ${label}</li>`,
  )
  .join("")}</ul>`;

/** Draws the customers of each group. A square that differs links to its description. */
export function drawFleet(groups: readonly GroupView[]): string {
  return groups
    .filter(({ customers }) => customers.length > 0)
    .map(drawGroup)
    .join("");
}

function drawGroup({ name, caption, customers }: GroupView): string {
  const squares = customers.map(
    (customer) => `${link(customer, drawNamed(customer))}\n`,
  );
  return `<figure>
<figcaption><strong>${escape(name)}</strong> ${caption}</figcaption>
<div class="fleet" role="group" aria-label="${escape(`${name}, ${caption}`)}">
${squares.join("")}</div>
</figure>
`;
}

function link({ status, key }: CustomerView, drawing: string): string {
  return status === "same" ? drawing : `<a href="#${key}">${drawing}</a>`;
}

function drawNamed(customer: CustomerView): string {
  const { name, live, facts } = customer;
  const title = escape([`${name}: ${live}`, ...facts].join(", "));
  return `<svg role="img"><title>${title}</title>${drawSquare(customer)}</svg>`;
}

function drawSquare({ live, status }: Square): string {
  return `<g class="${live} ${status}"><rect x="2" y="2" width="16" height="16" rx="3"/><path d="${signs[status]}"/></g>`;
}
