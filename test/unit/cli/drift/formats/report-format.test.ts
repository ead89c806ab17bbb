import { expect, test } from "@jest/globals";
import { formatOfFile } from "../../../../../src/cli/drift/formats/report-format";

test.each([
  ["drift.json", "json"],
  ["a.b/drift.md", "markdown"],
  ["drift.HTML", "html"],
  ["drift.htm", "html"],
  ["results.xml", "junit"],
  ["drift.txt", "table"],
  ["/dev/stdout", "table"],
  ["json", "table"],
])("the extension of %s stands for %s", (path, format) => {
  expect(formatOfFile(path)).toBe(format);
});
