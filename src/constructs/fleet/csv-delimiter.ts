const delimiters = [",", ";", "\t"] as const;

/** What separates the cells of a table. */
export type CsvDelimiter = (typeof delimiters)[number];

/**
 * Finds out what separates the cells: what is most frequent in the line of the columns. Excel writes semicolons where
 * numbers have a decimal comma.
 */
export function detectDelimiter(text: string): CsvDelimiter {
  const header = /^[^\n]*\S[^\n]*/m.exec(text)?.[0] ?? "";
  const countOf = (delimiter: string) => header.split(delimiter).length;
  return delimiters.reduce((best, delimiter) =>
    countOf(delimiter) > countOf(best) ? delimiter : best,
  );
}
