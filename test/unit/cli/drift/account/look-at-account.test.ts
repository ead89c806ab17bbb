import { expect, test } from "@jest/globals";
import { lookAtAccount } from "../../../../../src/cli/drift/account/look-at-account";
import { readPlan } from "../../../../../src/cli/drift/plan/read-plan";
import {
  accountOf,
  calls,
  countsOf,
  signal,
} from "../../../../support/api/fake-account";
import { idOf, sampleCustomer } from "../../../../support/api/sample-customer";
import { changeOf, valuesOf } from "../../../../support/cli/plan-json";

const active = valuesOf("a", { id: idOf(1) });
const inactive = { ...active, active: false };

/** Plans of customer 1, which is declared active. */
const plans = {
  same: { resource_changes: [changeOf("a", active, active)] },
  changed: {
    resource_changes: [
      changeOf("a", null, null, {
        change: { actions: ["update"], before: inactive, after: active },
      }),
    ],
  },
  gone: { resource_drift: [changeOf("a", active, null)] },
};

/** Looks at an account after a plan. */
async function look(
  plan: keyof typeof plans,
  api: ReturnType<typeof accountOf> | null,
  isUnmanagedIncluded: boolean,
) {
  const progress: string[] = [];
  const found = await lookAtAccount(
    readPlan(JSON.stringify(plans[plan])),
    api,
    {
      isUnmanagedIncluded,
      onProgress: (line) => progress.push(line),
      signal,
    },
  );
  return { ...found, progress };
}

const nothing = {
  unmanaged: [],
  userCounts: new Map(),
  notes: [],
  progress: [],
};

test.each([
  ["that users were not counted, if one differs", "changed"],
  ["nothing, if no customer differs", "same"],
] as const)("without a key, the notes say %s", async (_case, plan) => {
  const note = "Users were not counted: AVARA_API_KEY is not set.";
  const notes = plan === "same" ? [] : [note];
  expect(await look(plan, null, false)).toEqual({ ...nothing, notes });
});

test.each([
  ["if no customer differs", "same"],
  ["of a customer that is gone", "gone"],
] as const)("nothing is read %s", async (_case, plan) => {
  const api = accountOf(2);
  expect(await look(plan, api, false)).toEqual(nothing);
  expect(api.calls).toEqual([]);
});

test.each([
  ["is read alone", false, "Counting users …", [], calls(0, 1)],
  [
    "is found in the list that shows who is in no stack",
    true,
    "Looking for customers in no stack …",
    [sampleCustomer(2)],
    calls(1, 0),
  ],
])(
  "a customer that differs %s",
  async (_case, isUnmanagedIncluded, line, unmanaged, asked) => {
    const api = accountOf(2);
    expect(await look("changed", api, isUnmanagedIncluded)).toEqual({
      unmanaged,
      userCounts: countsOf([1]),
      notes: [],
      progress: [line],
    });
    expect(api.calls).toEqual(asked);
  },
);
