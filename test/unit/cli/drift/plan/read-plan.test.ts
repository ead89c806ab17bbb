/** Plans that the real terraform would need a long test to produce. */
import { describe, expect, test } from "@jest/globals";
import { readPlan } from "../../../../../src/cli/drift/plan/read-plan";
import {
  changeOf,
  inState,
  stateOf,
  valuesOf,
} from "../../../../support/cli/plan-json";
import { reportOnStack } from "../../../../support/cli/report-from";

/** Builds the report of a plan. It failed if there are ids of what was refreshed. */
const reportOf = (plan: object, refreshedIds?: readonly string[]) =>
  reportOnStack(
    readPlan(JSON.stringify(plan), refreshedIds && new Set(refreshedIds)),
  );

/** Each customer of a plan: whether it is active, how it differs, the fix, and what is unknown. */
function kindsOf(plan: object, refreshedIds?: readonly string[]) {
  const { customers } = reportOf(plan, refreshedIds);
  return Object.fromEntries(
    customers.map(({ address, isActive, drift, unknown }) => [
      address?.replace("avara_express_customer.", "") ?? "",
      [isActive, drift?.kind, drift?.fix, unknown],
    ]),
  );
}

const same = valuesOf("a");

describe("a deposed object", () => {
  const deposed = { deposed: "0a1b2c3d" };

  test("is destroyed by the next deploy, beside its replacement", () => {
    const old = valuesOf("a", { id: "cus_old" });
    const change = { actions: ["delete"], before: old, after: null };
    expect(
      kindsOf({
        resource_changes: [
          changeOf("a", same, same),
          changeOf("a", old, null, { ...deposed, change }),
        ],
      }),
    ).toEqual({
      a: [true, undefined, undefined, null],
      "a (deposed 0a1b2c3d)": [true, "undeclared", "deploy it", null],
    });
  });

  test("that is gone is not a customer any more", () => {
    expect(
      kindsOf({ resource_changes: [changeOf("a", null, null, deposed)] }),
    ).toEqual({});
  });
});

describe("in a plan that failed,", () => {
  /** `planned` was planned; the others were not. */
  const plan = {
    resource_changes: [
      changeOf("planned", valuesOf("planned"), valuesOf("planned")),
    ],
    resource_drift: [
      changeOf(
        "changed",
        valuesOf("changed", { metadata: { plan: "x" } }),
        valuesOf("changed"),
      ),
      changeOf("gone", valuesOf("gone"), null),
    ],
    ...stateOf(
      ...["planned", "same", "changed", "unseen"].map((name) => inState(name)),
    ),
  };
  const seen = ["cus_planned", "cus_same", "cus_changed"];

  test("what is known is read, and what is unknown is marked", () => {
    expect(kindsOf(plan, seen)).toEqual({
      planned: [true, undefined, undefined, null],
      same: [true, undefined, undefined, "next_deploy"],
      changed: [true, "changed", "deploy it", "next_deploy"],
      gone: [null, "gone", "deploy it", "next_deploy"],
      unseen: [null, undefined, undefined, "live"],
    });
  });

  test("the values that changed outside Terraform are known, and not what is declared", () => {
    const changed = reportOf(plan, seen).customers.find(
      ({ name }) => name === "changed",
    );
    expect(changed?.drift?.attributes).toMatchObject([
      {
        attribute: "metadata.plan",
        lastState: "x",
        live: null,
        isDeclaredUnknown: true,
        isUndone: false,
      },
    ]);
  });

  test("what was not refreshed is not live, although it is in the state", () => {
    const state = JSON.stringify(stateOf(inState("a")));
    expect(readPlan(state, new Set())).toMatchObject([
      { live: null, declared: null, lastState: { values: { name: "a" } } },
    ]);
  });

  test("customers in modules, and deposed ones, are found in the state", () => {
    const child = inState("b", {
      address: 'module.clinics["north"].avara_express_customer.b',
    });
    const root = {
      resources: [inState("a", { deposed_key: "0a1b2c3d" })],
      child_modules: [{ child_modules: [{ resources: [child] }] }],
    };
    const state = { prior_state: { values: { root_module: root } } };
    expect(Object.keys(kindsOf(state, ["cus_a"]))).toEqual([
      "a (deposed 0a1b2c3d)",
      'module.clinics["north"].b',
    ]);
  });

  test("what Terraform keeps secret stays secret", () => {
    const secret = inState("a", { sensitive_values: { name: true } });
    expect(reportOf(stateOf(secret), ["cus_a"]).customers).toMatchObject([
      { name: null },
    ]);
  });
});

test("other resources are omitted", () => {
  const other = { type: "null_resource", values: { id: 1 } };
  const plan = {
    resource_changes: [changeOf("a", null, same, other)],
    resource_drift: [changeOf("b", same, null, other)],
    ...stateOf(inState("c", other)),
  };
  expect(reportOf(plan, []).customers).toEqual([]);
});

test.each(["", "{}x", '{"resource_changes":[{"address":1}]}'])(
  "text that is not a plan is an error: %j",
  (json) => {
    expect(() => readPlan(json)).toThrow("Cannot read Terraform's plan");
  },
);
