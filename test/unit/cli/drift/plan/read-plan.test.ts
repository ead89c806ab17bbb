/** Plans that the real terraform would need a long test to produce. */
import { describe, expect, test } from "@jest/globals";
import { readPlan } from "../../../../../src/cli/drift/plan/read-plan";
import { readPlanLog } from "../../../../../src/cli/drift/plan/plan-log";
import { reportOnStack } from "../../../../support/cli/report-from";

const resource = (name: string) => ({
  address: `avara_express_customer.${name}`,
  mode: "managed",
  type: "avara_express_customer",
});

const values = (name: string, more: object = {}) => ({
  id: `cus_${name}`,
  name,
  active: true,
  metadata: {},
  ...more,
});

/** A customer of `resource_changes`, or of `resource_drift`. */
const change = (
  name: string,
  before: object | null,
  after: object | null,
  more: object = {},
) => ({
  ...resource(name),
  change: { actions: ["no-op"], before, after },
  ...more,
});

/** A customer of the state after the refresh. */
const inState = (name: string, more: object = {}) => ({
  ...resource(name),
  values: values(name),
  sensitive_values: {},
  ...more,
});

/** A plan that failed, with one resource in the state. */
const stateOf = (one: object) =>
  JSON.stringify({
    prior_state: { values: { root_module: { resources: [one] } } },
  });

/** Each customer of a plan: whether it is active, how it differs, the fix, and what is unknown. */
function kindsOf(plan: object, refreshedIds?: readonly string[]) {
  const { customers } = reportOnStack(
    readPlan(JSON.stringify(plan), refreshedIds && new Set(refreshedIds)),
  );
  return Object.fromEntries(
    customers.map(({ address, isActive, drift, unknown }) => [
      address?.replace("avara_express_customer.", "") ?? "",
      [isActive, drift?.kind, drift?.fix, unknown],
    ]),
  );
}

describe("a deposed object", () => {
  const deposed = { deposed: "0a1b2c3d" };

  test("is destroyed by the next deploy, beside its replacement", () => {
    const old = values("a", { id: "cus_old" });
    expect(
      kindsOf({
        resource_changes: [
          change("a", values("a"), values("a")),
          change("a", old, null, {
            ...deposed,
            change: { actions: ["delete"], before: old, after: null },
          }),
        ],
      }),
    ).toEqual({
      a: [true, undefined, undefined, null],
      "a (deposed 0a1b2c3d)": [true, "undeclared", "deploy it", null],
    });
  });

  test("that is gone is not a customer any more", () => {
    expect(
      kindsOf({ resource_changes: [change("a", null, null, deposed)] }),
    ).toEqual({});
  });
});

describe("in a plan that failed,", () => {
  /** `planned` was planned; the others were not. */
  const plan = {
    resource_changes: [change("planned", values("planned"), values("planned"))],
    resource_drift: [
      change(
        "changed",
        values("changed", { metadata: { plan: "x" } }),
        values("changed"),
      ),
      change("gone", values("gone"), null),
    ],
    prior_state: {
      values: {
        root_module: {
          resources: ["planned", "same", "changed", "unseen"].map((name) =>
            inState(name),
          ),
        },
      },
    },
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
    const changed = reportOnStack(
      readPlan(JSON.stringify(plan), new Set(seen)),
    ).customers.find(({ name }) => name === "changed");
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
    const [unseen] = readPlan(stateOf(inState("a")), new Set());
    expect(unseen).toMatchObject({
      live: null,
      declared: null,
      lastState: { values: { name: "a" } },
    });
  });

  test("customers in modules, and deposed ones, are found in the state", () => {
    const child = inState("b", {
      address: 'module.clinics["north"].avara_express_customer.b',
    });
    const state = {
      resources: [inState("a", { deposed_key: "0a1b2c3d" })],
      child_modules: [{ child_modules: [{ resources: [child] }] }],
    };
    expect(
      Object.keys(
        kindsOf({ prior_state: { values: { root_module: state } } }, ["cus_a"]),
      ),
    ).toEqual(["a (deposed 0a1b2c3d)", 'module.clinics["north"].b']);
  });

  test("what Terraform keeps secret stays secret", () => {
    const secret = inState("a", { sensitive_values: { name: true } });
    const [customer] = readPlan(stateOf(secret), new Set(["cus_a"]));
    expect(customer?.live?.sensitive).toEqual({ name: true });
  });

  test("other resources of the state are omitted", () => {
    const other = { ...inState("x"), type: "null_resource", values: { id: 1 } };
    expect(readPlan(stateOf(other), new Set())).toEqual([]);
  });
});

describe("the log of a plan", () => {
  const line = (message: object) => `${JSON.stringify(message)}\n`;
  const diagnostic = (more: object) =>
    line({
      type: "diagnostic",
      diagnostic: {
        severity: "error",
        summary: "Too many",
        detail: "of it",
        ...more,
      },
    });

  test("has the errors, and what was refreshed", () => {
    expect(
      readPlanLog(
        line({ type: "version", terraform: "1.11.4" }) +
          line({ type: "refresh_start", hook: { id_value: "cus_b" } }) +
          line({ type: "refresh_complete", hook: { id_value: "cus_a" } }) +
          line({ type: "refresh_complete", hook: {} }) +
          diagnostic({ severity: "warning" }) +
          diagnostic({ address: "avara_express_customer.a" }) +
          diagnostic({}),
      ),
    ).toEqual({
      refreshedIds: new Set(["cus_a"]),
      errors: [
        {
          summary: "Too many",
          detail: "of it",
          address: "avara_express_customer.a",
        },
        { summary: "Too many", detail: "of it", address: null },
      ],
    });
  });

  test.each([
    "",
    "Planning in the cloud\n",
    "[]\nnull\n",
    '{"type":"diagnostic"}',
  ])("may be none: %j", (stdout) => {
    expect(readPlanLog(stdout)).toEqual({
      errors: [],
      refreshedIds: new Set(),
    });
  });
});
