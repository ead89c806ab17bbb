import { expect, test } from "@jest/globals";
import { formatReport } from "../../../../../src/cli/drift/formats/format-report";
import { driftReportSchema } from "../../../../../src/cli/drift/report/drift-report";
import { customer, reportOf, terminal } from "../sample-report";

test("json is the report, which its schema reads back", () => {
  const report = reportOf(customer("Alpha", {}), customer("Beta", null));
  const text = formatReport(report, "json", terminal);
  expect(driftReportSchema.parse(JSON.parse(text))).toEqual(report);
});
