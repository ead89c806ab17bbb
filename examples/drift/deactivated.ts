/** Prints the customers of a report that were deactivated outside Terraform. */
import { readFileSync } from "node:fs";
import { driftReportSchema } from "cdktf-avara/drift";

const report = driftReportSchema.parse(
  JSON.parse(readFileSync("drift.json", "utf8")),
);
for (const { name, drift } of report.customers)
  if (drift?.kind === "deactivated")
    console.log(`${name}: ${drift.userCount} users`);
