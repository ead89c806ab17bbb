import Table from "cli-table3";
import pc from "picocolors";
import {
  type DriftAttribute,
  type DriftReport,
  type DriftedCustomer,
  type UnknownCustomer,
  driftedCustomers,
  refusedStacks,
  unknownCustomers,
} from "../drift-report";
import { printable } from "../plain-text";
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

/** What the text is shown on. */
export interface Terminal {
  /** How many characters a line has. */
  readonly columns: number;
  readonly hasColors: boolean;
}

/** Below this, a column cannot be read. */
const narrowest = 8;
const indent = "    ";
const gap = "  ";

const noBorders = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
};

type Colors = ReturnType<typeof pc.createColors>;

/** Writes a report for people, no wider than the terminal. */
export function formatTable(report: DriftReport, terminal: Terminal): string {
  const colors = pc.createColors(terminal.hasColors);
  return [
    ...driftedCustomers(report).map((customer) =>
      formatCustomer(customer, terminal.columns, colors),
    ),
    ...unknownCustomers(report).map((customer) =>
      formatUnknown(customer, colors),
    ),
    ...refusedStacks(report).map(
      (stack) =>
        `${colors.red("✗")} ${describeRefusal(stack)}\n\n${describeErrors(stack.errors).replaceAll(/^(?=.)/gm, indent)}\n`,
    ),
    describeNotes(report)
      .map((note) => `${colors.yellow("!")} ${note}\n`)
      .join(""),
    `${(isClean(report) ? colors.green : colors.red)(describeSummary(report))}\n`,
  ]
    .filter((block) => block !== "")
    .join("\n");
}

function formatCustomer(
  customer: DriftedCustomer,
  columns: number,
  colors: Colors,
): string {
  const { drift } = customer;
  const users = describeUserCount(customer);
  const isSuppressed = drift.suppression !== null;
  const title = `${colors.bold(describeCustomer(customer))}: ${kindTitles[drift.kind]}`;
  const lines = [
    `${isSuppressed ? colors.dim("○") : colors.red("✗")} ${title}${users === null ? "" : `, ${users}`}`,
    `  ${colors.dim(describePlace(customer).join("  "))}`,
    ...(drift.attributes.length === 0
      ? []
      : [formatAttributes(drift.attributes, columns, colors)]),
  ];
  for (const text of describeSuppressions(drift))
    lines.push(`  ${colors.dim(text)}`);
  if (!isSuppressed)
    lines.push(
      `  ${describeNextDeploy(customer)}`,
      `  ${colors.dim("mend:")} ${colors.cyan(describeMend(drift))}`,
    );
  return `${lines.join("\n")}\n`;
}

function formatUnknown(customer: UnknownCustomer, colors: Colors): string {
  const title = `${colors.bold(describeCustomer(customer))}: ${unknownTitles[customer.unknown]}`;
  return `${colors.yellow("?")} ${title}
  ${colors.dim(describePlace(customer).join("  "))}
  ${describeUnknown(customer.unknown)}
`;
}

/** A column a side, as wide as there is room for; longer values are broken. */
function formatAttributes(
  attributes: readonly DriftAttribute[],
  columns: number,
  colors: Colors,
): string {
  const head = ["attribute", "declared", "last state", "live"];
  const rows = attributes.map((attribute) => {
    const { declared, lastState, live } = describeValues(attribute);
    const name = printable(attribute.attribute);
    return [
      attribute.suppression === null ? name : `${name} (suppressed)`,
      declared,
      lastState,
      live,
    ];
  });
  const available = columns - indent.length - (head.length - 1) * gap.length;
  const table = new Table({
    head: head.map((title) => colors.dim(title)),
    colWidths: fitWidths([head, ...rows], available),
    wordWrap: true,
    wrapOnWordBoundary: false,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    chars: { ...noBorders, left: indent, middle: gap },
  });
  table.push(...rows);
  return table.toString().replaceAll(/ +$/gm, "");
}

/** The width of each column; none where all fit, so that the table measures them itself. */
function fitWidths(
  rows: readonly (readonly string[])[],
  available: number,
): number[] {
  const natural = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const widthsUpTo = (most: number) =>
    natural.map((width) => Math.min(width, most));
  const total = (widths: readonly number[]) =>
    widths.reduce((sum, width) => sum + width, 0);
  if (total(natural) <= available) return [];
  let most = Math.max(...natural);
  while (most > narrowest && total(widthsUpTo(most)) > available) most -= 1;
  return widthsUpTo(most);
}
