import { expect, test } from "@jest/globals";
import { isFailing } from "../../../../src/cli/drift/fail-on";
import { summarize } from "../../../../src/cli/drift/report/summarize";
import { customer } from "./sample-report";

const summaries = {
  clean: summarize([customer("Alpha", null)]),
  drift: summarize([customer("Alpha", { kind: "gone" })]),
  pending: summarize([customer("Alpha", { kind: "undeployed" })]),
  unmanaged: summarize([customer("Alpha", { kind: "unmanaged" })]),
};

test.each([
  [undefined, ["drift", "pending", "unmanaged"]],
  [["drift"], ["drift"]],
  [["pending"], ["pending"]],
  [
    ["drift", "unmanaged"],
    ["drift", "unmanaged"],
  ],
  [["nothing"], []],
] as const)("--fail-on %j fails for %j", (failOn, failing) => {
  const found = Object.entries(summaries).flatMap(([name, summary]) =>
    isFailing(summary, failOn) ? name : [],
  );
  expect(found).toEqual(failing);
});
