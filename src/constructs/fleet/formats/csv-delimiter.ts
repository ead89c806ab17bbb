const delimiters = [",", ";", "\t"] as const;

/** The separator of a table's cells. */
export type CsvDelimiter = (typeof delimiters)[number];

/**
 * Detects the separator of the cells: the most frequent one in the first line. Excel writes semicolons in locales with a
 * decimal comma.
 */
export function detectDelimiter(text: string): CsvDelimiter {
  const [line = ""] = /^[^\n]*\S[^\n]*/m.exec(text) ?? [];
  const header = line.replaceAll(/"[^"]*"/g, "");
  const countOf = (delimiter: string) => header.split(delimiter).length;
  return delimiters.reduce((best, delimiter) =>
    countOf(delimiter) > countOf(best) ? delimiter : best,
  );
}
