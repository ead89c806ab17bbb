import pc from "picocolors";
import {
  type Drift,
  type DriftReport,
  type DriftedCustomer,
  type ReportedCustomer,
  type ReportedStack,
  type UnknownCustomer,
  driftedCustomers,
  refusedStacks,
  unknownCustomers,
} from "../report/drift-report";
import { displayWidth, wrapCommand, wrapText } from "./fit-text";
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
  isClean,
  kindTitles,
} from "../report/wording";
import { formatAttributes } from "./attribute-table";

/** What the text is shown on. */
export interface Terminal {
  /** How many characters a line has. */
  readonly columns: number;
  readonly hasColors: boolean;
}

/** Below this, nothing can be read. */
const fewestColumns = 20;
const indent = "  ";

/** What the lines of a block are written with; the columns are without its indent. */
interface Pen {
  readonly columns: number;
  readonly colors: ReturnType<typeof pc.createColors>;
}

/** Writes a report for people, no wider than the terminal, but for words of commands that are. */
export function formatTable(
  report: DriftReport,
  { columns: given, hasColors }: Terminal,
): string {
  const colors = pc.createColors(hasColors);
  const { dim, green, red, yellow } = colors;
  const columns = Math.max(given, fewestColumns);
  const pen = { columns: columns - indent.length, colors };
  const blocks = [
    ...driftedCustomers(report).map((customer) =>
      toItem(
        customer.drift.suppression === null ? red("✗") : dim("○"),
        formatCustomer(customer, pen),
      ),
    ),
    ...unknownCustomers(report).map((customer) =>
      toItem(yellow("?"), formatUnknown(customer, pen)),
    ),
    ...refusedStacks(report).map((stack) =>
      toItem(red("✗"), formatRefusal(stack, pen)),
    ),
    describeNotes(report).flatMap((note) =>
      toItem(yellow("!"), wrapText(note, pen.columns)),
    ),
    wrapText(describeSummary(report), columns).map(
      isClean(report) ? green : red,
    ),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

/** Lines that begin with a sign; those after the first stand below its text. */
function toItem(
  sign: string,
  [first = "", ...rest]: readonly string[],
): string[] {
  return [`${sign} ${first}`, ...rest.map(indented)];
}

function indented(line: string): string {
  return line === "" ? "" : `${indent}${line}`;
}

function formatCustomer(
  customer: DriftedCustomer,
  { columns, colors }: Pen,
): string[] {
  const { drift } = customer;
  const { bold, dim } = colors;
  const users = describeUserCount(customer);
  const title = `${describeCustomer(customer)}: ${kindTitles[drift.kind]}${users === null ? "" : `, ${users}`}`;
  const lines = [
    ...wrapText(title, columns).map(bold),
    ...formatPlace(customer, { columns, colors }),
  ];
  if (drift.attributes.length > 0) {
    const room = columns - indent.length;
    const { head, rows } = formatAttributes(drift.attributes, room);
    lines.push(...[...head.map(dim), ...rows].map(indented));
  }
  for (const text of describeSuppressions(drift))
    lines.push(...wrapText(text, columns).map(dim));
  if (drift.suppression === null)
    lines.push(
      ...wrapText(describeNextDeploy(customer), columns),
      ...formatMend(drift, { columns, colors }),
    );
  return lines;
}

function formatUnknown(customer: UnknownCustomer, pen: Pen): string[] {
  const title = `${describeCustomer(customer)}: ${unknownTitles[customer.unknown]}`;
  return [
    ...wrapText(title, pen.columns).map(pen.colors.bold),
    ...formatPlace(customer, pen),
    ...wrapText(describeUnknown(customer.unknown), pen.columns),
  ];
}

function formatRefusal(stack: ReportedStack, { columns }: Pen): string[] {
  const errors = describeErrors(stack.errors).split("\n");
  return [
    ...wrapText(describeRefusal(stack), columns),
    "",
    ...errors.flatMap((line) =>
      wrapText(line, columns - indent.length).map(indented),
    ),
  ];
}

function formatPlace(
  customer: ReportedCustomer,
  { columns, colors }: Pen,
): string[] {
  return wrapText(describePlace(customer).join("  "), columns).map(colors.dim);
}

/** The command beside its title, or below it where it is longer. */
function formatMend(drift: Drift, { columns, colors }: Pen): string[] {
  const title = "mend:";
  const command = describeMend(drift);
  if (displayWidth(`${title} ${command}`) <= columns)
    return [`${colors.dim(title)} ${colors.cyan(command)}`];
  const lines = wrapCommand(command, columns - indent.length);
  return [colors.dim(title), ...lines.map(colors.cyan).map(indented)];
}
