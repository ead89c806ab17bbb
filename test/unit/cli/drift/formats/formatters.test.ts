import { expect, test } from "@jest/globals";
import { driftReportSchema } from "../../../../../src/cli/drift/drift-report";
import { customer, reportOf, formatReport } from "../sample-report";

test("json is the report, which its schema reads back", () => {
  const report = reportOf(customer("Alpha", {}), customer("Beta", null));
  const text = formatReport(report, "json");
  expect(driftReportSchema.parse(JSON.parse(text))).toEqual(report);
});
