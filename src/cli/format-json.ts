import { printableLines } from "../text/printable";

/** Writes a value as JSON that is safe to print. */
export function formatJson(value: unknown): string {
  return printableLines(`${JSON.stringify(value, null, 2)}\n`);
}
