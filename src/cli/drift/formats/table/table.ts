import pc from "picocolors";
import stringWidth from "string-width";
import type { CustomerView } from "../../report/view/customer-view";
import type { PlanFailureView } from "../../report/view/plan-failure";
import type { ReportView } from "../../report/view/report-view";
import type { Terminal } from "../../../terminal";
import { formatAttributes } from "./attribute-table";
import { wrapCommand, wrapText } from "./fit-text";

/** A narrower table would be unreadable. */
const minColumns = 20;
const indent = "  ";

/** The style of a block. `columns` excludes its indent. */
interface Style {
  readonly columns: number;
  readonly colors: ReturnType<typeof pc.createColors>;
}

/** Writes a report for people, no wider than the terminal, except for long words of commands. */
export function formatTable(
  report: ReportView,
  { columns: given, hasColors }: Terminal,
): string {
  const colors = pc.createColors(hasColors);
  const { dim, green, red, yellow } = colors;
  const columns = Math.max(given, minColumns);
  const style = { columns: columns - indent.length, colors };
  const signs = {
    drift: red("✗"),
    pending: red("✗"),
    unmanaged: red("✗"),
    suppressed: dim("○"),
    unknown: yellow("?"),
    same: green("✓"),
  };
  const blocks = [
    ...[...report.differences, ...report.unknown].map((customer) =>
      toItem(signs[customer.status], formatCustomer(customer, style)),
    ),
    ...report.failures.map((failure) =>
      toItem(red("✗"), formatFailure(failure, style)),
    ),
    report.notes.flatMap((note) =>
      toItem(yellow("!"), wrapText(note, style.columns)),
    ),
    wrapText(report.summary, columns).map(report.isClean ? green : red),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

/** Lines with a sign before the first one. The others are indented to match. */
function toItem(
  sign: string,
  [first = "", ...rest]: readonly string[],
): string[] {
  return [`${sign} ${first}`, ...rest.map(indented)];
}

function indented(line: string): string {
  return line === "" ? "" : `${indent}${line}`;
}

function formatCustomer(customer: CustomerView, style: Style): string[] {
  const { columns, colors } = style;
  const { bold, dim } = colors;
  const { name, facts, place, suppressions, consequence, fix } = customer;
  const title = `${name}: ${facts.join(", ")}`;
  return [
    ...wrapText(title, columns).map(bold),
    ...wrapText(place.join("  "), columns).map(dim),
    ...formatValues(customer, style),
    ...suppressions.flatMap((text) => wrapText(text, columns).map(dim)),
    ...(consequence === null ? [] : wrapText(consequence, columns)),
    ...(fix === null ? [] : formatFix(fix, style)),
  ];
}

function formatValues(
  { attributes }: CustomerView,
  { columns, colors: { dim } }: Style,
): string[] {
  if (attributes.length === 0) return [];
  const { head, rows } = formatAttributes(attributes, columns - indent.length);
  return [...head.map(dim), ...rows].map(indented);
}

function formatFailure(
  { sentence, errors }: PlanFailureView,
  { columns }: Style,
): string[] {
  return [
    ...wrapText(sentence, columns),
    "",
    ...errors
      .split("\n")
      .flatMap((line) => wrapText(line, columns - indent.length).map(indented)),
  ];
}

/** The command beside its title, or below it if it is too long. */
function formatFix(command: string, { columns, colors }: Style): string[] {
  const title = "fix:";
  if (stringWidth(`${title} ${command}`) <= columns)
    return [`${colors.dim(title)} ${colors.cyan(command)}`];
  const lines = wrapCommand(command, columns - indent.length);
  return [colors.dim(title), ...lines.map(colors.cyan).map(indented)];
}
