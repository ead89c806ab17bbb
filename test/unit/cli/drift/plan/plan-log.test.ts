import { expect, test } from "@jest/globals";
import { readPlanLog } from "../../../../../src/cli/drift/plan/plan-log";

const line = (message: object) => `${JSON.stringify(message)}\n`;

const error = { summary: "Too many", detail: "of it" };

const diagnostic = (more: object) =>
  line({
    type: "diagnostic",
    diagnostic: { severity: "error", ...error, ...more },
  });

test("the log of a plan has the errors, and what was refreshed", () => {
  const address = "avara_express_customer.a";
  expect(
    readPlanLog(
      line({ type: "version", terraform: "1.11.4" }) +
        line({ type: "refresh_start", hook: { id_value: "cus_b" } }) +
        line({ type: "refresh_complete", hook: { id_value: "cus_a" } }) +
        line({ type: "refresh_complete", hook: {} }) +
        diagnostic({ severity: "warning" }) +
        diagnostic({ address }) +
        diagnostic({}),
    ),
  ).toEqual({
    refreshedIds: new Set(["cus_a"]),
    errors: [
      { ...error, address },
      { ...error, address: null },
    ],
  });
});

test.each([
  "",
  "Planning in the cloud\n",
  "[]\nnull\n",
  line({ type: "diagnostic" }),
])("the log of a plan may have neither: %j", (stdout) => {
  expect(readPlanLog(stdout)).toEqual({
    errors: [],
    refreshedIds: new Set(),
  });
});
