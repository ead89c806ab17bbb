import { expect, test } from "@jest/globals";
import { lookAtAccount } from "../../../../../src/cli/drift/account/look-at-account";
import { readPlan } from "../../../../../src/cli/drift/plan/read-plan";
import { signal } from "../../../../support/api/fake-account";
import { changeOf, valuesOf } from "../../../../support/cli/plan-json";

const same = changeOf("a", valuesOf("a"), valuesOf("a"));
const changed = {
  ...same,
  change: {
    ...same.change,
    after: valuesOf("a", { active: false }),
    actions: ["update"],
  },
};

test.each([
  ["nothing, if no customer differs", same, []],
  [
    "that users were not counted, if one differs",
    changed,
    ["Users were not counted: AVARA_API_KEY is not set."],
  ],
])("without a key, the notes say %s", async (_case, change, notes) => {
  const customers = readPlan(JSON.stringify({ resource_changes: [change] }));
  const onProgress = (line: string) => {
    throw new Error(line);
  };
  expect(
    await lookAtAccount(customers, null, {
      isUnmanagedIncluded: false,
      onProgress,
      signal,
    }),
  ).toEqual({ unmanaged: [], userCounts: new Map(), notes });
});
