import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "@jest/globals";
import type { ReportSources } from "../../../../../src/cli/drift/report/build-report";
import {
  type Drift,
  driftReportSchema,
} from "../../../../../src/cli/drift/drift-report";
import { readPlan } from "../../../../../src/cli/drift/plan/read-plan";
import { parseSuppressions } from "../../../../../src/cli/drift/report/suppressions";
import {
  reportOnStack,
  sampleStack,
} from "../../../../support/cli/report-from";

const id = `cus_${"a".repeat(32)}`;

/** The values of one side that are not those of the others. */
interface Side {
  readonly name?: string;
  readonly active?: boolean;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly deletion_policy?: string;
  readonly ignore_metadata_keys?: readonly string[];
}

/** Terraform's plan of one customer. A side is null if it does not exist. */
interface Plan {
  readonly lastState?: Side | null;
  readonly live?: Side | null;
  readonly declared?: Side | null;
  readonly actions?: readonly string[];
  readonly change?: object;
  readonly type?: string;
}

const valuesOf = (side: Side | null) =>
  side && {
    id,
    name: "Alpha",
    active: true,
    metadata: { plan: "standard" },
    ...side,
  };

/** Writes the plan of one customer as `terraform show -json` does. */
function planOf({
  lastState = {},
  live = {},
  declared = {},
  actions = ["no-op"],
  change,
  type = "avara_express_customer",
}: Plan): string {
  const changes = (one: object) => [
    { address: `${type}.alpha`, mode: "managed", type, change: one },
  ];
  const isDrifted = lastState !== null && !isDeepStrictEqual(lastState, live);
  const drift = {
    actions: [live === null ? "delete" : "update"],
    before: valuesOf(lastState),
    after: valuesOf(live),
  };
  const next = {
    actions,
    before: valuesOf(live),
    after: valuesOf(declared),
    after_unknown: {},
    before_sensitive: { metadata: {} },
    after_sensitive: { metadata: {} },
    ...change,
  };
  return JSON.stringify({
    resource_drift: isDrifted ? changes(drift) : [],
    resource_changes: live === null && declared === null ? [] : changes(next),
  });
}

function reportOf(plan: Plan, more: Partial<ReportSources> = {}) {
  const userCounts = new Map([[id, 12]]);
  return reportOnStack(readPlan(planOf(plan)), { userCounts, ...more });
}

function driftOf(plan: Plan): Drift | null | undefined {
  return reportOf(plan).customers[0]?.drift;
}

describe("the kind of a difference", () => {
  const cases: readonly (readonly [string, Plan, Partial<Drift>])[] = [
    [
      "changed outside Terraform, and undone",
      { live: { name: "Beta" }, actions: ["update"] },
      { kind: "changed", deployUndoes: "all", fix: "deploy it" },
    ],
    [
      "changed outside Terraform to what is declared by now",
      {
        live: { metadata: { plan: "new" } },
        declared: { metadata: { plan: "new" } },
      },
      {
        kind: "changed",
        nextDeploy: "none",
        deployUndoes: "none",
        fix: "record it",
      },
    ],
    [
      "changed outside Terraform in a part that the declaration ignores",
      {
        live: { name: "Beta", metadata: {} },
        declared: { metadata: {} },
        actions: ["update"],
      },
      { kind: "changed", deployUndoes: "some", fix: "deploy it" },
    ],
    [
      "changed outside Terraform to what is declared by now, with another change of the declaration",
      {
        live: { name: "Beta" },
        declared: { name: "Beta", active: false },
        actions: ["update"],
      },
      { kind: "changed", deployUndoes: "none", fix: "deploy it" },
    ],
    [
      "deactivated outside Terraform",
      { live: { active: false, name: "Beta" }, actions: ["update"] },
      { kind: "deactivated", nextDeploy: "update", userCount: 12 },
    ],
    [
      "reactivated outside Terraform",
      {
        lastState: { active: false },
        declared: { active: false },
        actions: ["update"],
      },
      { kind: "changed" },
    ],
    [
      "gone, and declared",
      { live: null, actions: ["create"] },
      {
        kind: "gone",
        nextDeploy: "create",
        deployUndoes: "all",
        userCount: null,
      },
    ],
    [
      "gone, and no longer declared",
      { live: null, declared: null },
      {
        kind: "gone",
        nextDeploy: "none",
        deployUndoes: "none",
        fix: "record it",
      },
    ],
    [
      "declared, and never created",
      { lastState: null, live: null, actions: ["create"] },
      { kind: "not_created", nextDeploy: "create" },
    ],
    [
      "declared with other values",
      { declared: { active: false }, actions: ["update"] },
      { kind: "undeployed", deployUndoes: "all" },
    ],
    [
      "to be replaced",
      { actions: ["delete", "create"] },
      { kind: "undeployed", nextDeploy: "replace", attributes: [] },
    ],
    [
      "to be imported",
      { actions: ["no-op"], change: { importing: { id } } },
      {
        kind: "undeployed",
        nextDeploy: "import",
        deployUndoes: "all",
        attributes: [],
      },
    ],
    [
      "no longer declared",
      { declared: null, actions: ["delete"] },
      { kind: "undeclared", nextDeploy: "destroy" },
    ],
    [
      "to be forgotten",
      { declared: null, actions: ["forget"] },
      { kind: "undeclared", nextDeploy: "forget" },
    ],
  ];
  test.each(cases)("is found: %s", (_case, plan, drift) => {
    expect(driftOf(plan)).toMatchObject(drift);
  });

  test("is null if all sides are the same", () => {
    expect(driftOf({})).toBeNull();
  });
});

describe("the values of a difference", () => {
  /** What is declared, what the last deploy left, what is live, and whether Terraform shows it. */
  type Value = readonly [
    attribute: string,
    declared: string | boolean | null,
    lastState: string | boolean | null,
    live: string | boolean | null,
    mark?: "secret" | "unknown",
  ];
  const isInactive: Value = ["active", true, true, false];
  const cases: readonly (readonly [string, Plan, readonly Value[]])[] = [
    [
      "are listed one by one, metadata by its keys, in a stable order",
      {
        lastState: { metadata: { plan: "standard", tier: "1" } },
        live: { active: false, metadata: { plan: "trial", vip: "yes" } },
        declared: { metadata: { plan: "standard", tier: "1" } },
      },
      [
        isInactive,
        ["metadata.plan", "standard", "standard", "trial"],
        ["metadata.tier", "1", "1", null],
        ["metadata.vip", null, null, "yes"],
      ],
    ],
    [
      "of a customer that will be imported have no last state",
      { declared: { active: false }, change: { importing: { id } } },
      [["active", false, null, true]],
    ],
    [
      "include the metadata key __proto__",
      { live: { metadata: Object.fromEntries([["__proto__", "x"]]) } },
      [
        ["metadata.__proto__", null, null, "x"],
        ["metadata.plan", "standard", "standard", null],
      ],
    ],
    [
      "hide what is secret",
      {
        live: { metadata: { plan: "hidden" } },
        change: { after_sensitive: { metadata: { plan: true } } },
      },
      [["metadata.plan", null, null, null, "secret"]],
    ],
    [
      "hide the keys too if the metadata is secret as a whole",
      {
        live: { active: false, metadata: { hidden: "x", plan: "trial" } },
        declared: { deletion_policy: "prevent" },
        change: { before_sensitive: { metadata: true } },
      },
      [
        isInactive,
        ["metadata", null, null, null, "secret"],
        ["deletion_policy", "prevent", null, null],
      ],
    ],
    [
      "omit secret metadata that is the same on all sides",
      {
        live: { active: false },
        change: { after_sensitive: { metadata: true } },
      },
      [isInactive],
    ],
    [
      "say which are known only after the deploy",
      {
        declared: { metadata: {} },
        change: { after_unknown: { metadata: true } },
      },
      [["metadata.plan", null, "standard", "standard", "unknown"]],
    ],
    [
      "have no live side if the API does not have the attribute",
      {
        lastState: { deletion_policy: "abandon" },
        live: { deletion_policy: "abandon" },
        declared: {
          deletion_policy: "prevent",
          ignore_metadata_keys: ["note", "billing/*"],
        },
      },
      [
        ["deletion_policy", "prevent", "abandon", null],
        ["ignore_metadata_keys", "billing/*, note", null, null],
      ],
    ],
  ];
  test.each(cases)("%s", (_case, plan, values) => {
    const drift = driftOf({ actions: ["update"], ...plan });
    expect(
      drift?.attributes.map((value): Value => {
        const { attribute, declared, lastState, live } = value;
        const sides = [attribute, declared, lastState, live] as const;
        if (value.isSensitive) return [...sides, "secret"];
        return value.isDeclaredUnknown ? [...sides, "unknown"] : sides;
      }),
    ).toEqual(values);
    expect(JSON.stringify(drift)).not.toContain("hidden");
  });

  test("hide the name if it is secret", () => {
    const report = reportOf({
      live: { name: "hidden" },
      actions: ["update"],
      change: { after_sensitive: { name: true } },
    });
    expect(report.customers[0]?.name).toBeNull();
    expect(JSON.stringify(report)).not.toContain("hidden");
  });
});

describe("a report", () => {
  const drifted: Plan = {
    live: { active: false, metadata: { plan: "trial" } },
    actions: ["update"],
  };

  test("conforms to its schema, and counts what differs", () => {
    const report = reportOf(drifted);
    expect(driftReportSchema.parse(report)).toEqual(report);
    expect(report.summary).toEqual({
      customers: 1,
      active: 0,
      inactive: 1,
      drifted: 1,
      pending: 0,
      unmanaged: 0,
      suppressed: 0,
      unknown: 0,
      users: 12,
    });
  });

  test.each([
    ["in TypeScript, of CDKTF stacks", false, ""],
    ["in HCL, of folders with HCL", true, " --hcl"],
  ])(
    "has the customers in no stack, with the command that adopts each, %s",
    (_case, isHcl, option) => {
      const id = `cus_${"b".repeat(32)}`;
      const stray = {
        expressCustomerId: id,
        expressCustomerName: "Alpha",
        isActive: true,
        userCount: 3,
      };
      const stacks = [
        { stack: { ...sampleStack, isHcl }, customers: [], errors: [] },
      ];
      const { customers } = reportOf({}, { stacks, unmanaged: [stray] });
      expect(customers).toMatchObject([
        {
          stack: null,
          name: "Alpha",
          drift: {
            kind: "unmanaged",
            userCount: 3,
            fix: `npx cdktf-avara adopt --id ${id}${option}`,
          },
        },
      ]);
    },
  );

  test("omits other resources", () => {
    const report = reportOf({ ...drifted, type: "null_resource" });
    expect(report.customers).toEqual([]);
  });

  test("has null for a user count that is not known", () => {
    const report = reportOf(drifted, { userCounts: new Map() });
    expect(report.customers[0]?.drift?.userCount).toBeNull();
    expect(report.summary.users).toBe(0);
  });

  test.each([
    ["of the customer", ["customer: avara_express_customer.*"], 0],
    ["of each attribute", ["attribute: active", "attribute: metadata.*"], 0],
    ["of one attribute of two", ["attribute: active"], 1],
    ["of another stack", ["stack: other"], 1],
    ["of another customer", ["customer: '*.beta'"], 1],
    ["that expired yesterday", ["expires: 2026-06-14"], 1],
    ["that expires today", ["expires: 2026-06-15"], 0],
  ])("counts no drift past a suppression %s", (_case, changes, drifts) => {
    const text = changes
      .map((change) => {
        const [key = ""] = change.split(":");
        const lines = [
          "customer: avara_express_customer.alpha",
          "reason: agreed",
          "expires: 2026-12-31",
        ].filter((line) => !line.startsWith(key));
        return `  - ${[change, ...lines].join("\n    ")}\n`;
      })
      .join("");
    const { summary } = reportOf(drifted, {
      suppressions: parseSuppressions(`version: 1\nsuppressions:\n${text}`),
    });
    expect(summary.drifted).toBe(drifts);
    expect(summary.suppressed).toBe(1 - drifts);
  });

  test("says which suppressions have expired, and how many customers each matches", () => {
    const agreed = { stack: "*", customer: "*", reason: "agreed" };
    const { suppressions } = reportOf(drifted, {
      suppressions: [
        { ...agreed, attribute: null, expires: "2026-06-14" },
        { ...agreed, attribute: "name", expires: "2026-12-31" },
      ],
    });
    expect(
      suppressions.map(({ isExpired, matches }) => [isExpired, matches]),
    ).toEqual([
      [true, 1],
      [false, 0],
    ]);
  });
});

test.each(["", "{}x", '{"resource_changes":[{"address":1}]}'])(
  "text that is not a plan is an error: %j",
  (json) => {
    expect(() => readPlan(json)).toThrow("Cannot read Terraform's plan");
  },
);
