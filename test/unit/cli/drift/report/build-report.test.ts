import { describe, expect, test } from "@jest/globals";
import type { ReportSources } from "../../../../../src/cli/drift/report/build-report";
import { driftReportSchema } from "../../../../../src/cli/drift/report/drift-report";
import type { Drift } from "../../../../../src/cli/drift/report/drift-report";
import { readPlan } from "../../../../../src/cli/drift/plan/plan-document";
import { parseSuppressions } from "../../../../../src/cli/drift/report/suppressions";
import {
  reportOnStack,
  sampleStack,
} from "../../../../support/cli/report-from";

const id = `cus_${"a".repeat(32)}`;

interface Side {
  readonly name?: string;
  readonly active?: boolean;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly deletion_policy?: string | null;
  readonly ignore_metadata_keys?: readonly string[] | null;
}

const side = (values: Side = {}) => ({
  id,
  name: "Alpha",
  active: true,
  metadata: { plan: "standard" },
  deletion_policy: null,
  on_existing: null,
  ...values,
});

/** Terraform's plan of one customer. A side is null if it does not exist. */
interface Plan {
  readonly lastState?: Side | null;
  readonly live?: Side | null;
  readonly declared?: Side | null;
  readonly actions?: readonly string[];
  readonly change?: object;
  readonly resource?: object;
}

/** Writes the plan of one customer as `terraform show -json` does. */
function planOf({
  lastState = {},
  live = {},
  declared = {},
  actions = ["no-op"],
  change,
  resource,
}: Plan): string {
  const valuesOf = (values: Side | null) =>
    values === null ? null : side(values);
  const customer = {
    address: "avara_express_customer.alpha",
    mode: "managed",
    type: "avara_express_customer",
    ...resource,
  };
  return JSON.stringify({
    format_version: "1.2",
    resource_drift:
      lastState === null || lastState === live
        ? []
        : [
            {
              ...customer,
              change: {
                actions: [live === null ? "delete" : "update"],
                before: valuesOf(lastState),
                after: valuesOf(live),
              },
            },
          ],
    resource_changes:
      live === null && declared === null
        ? []
        : [
            {
              ...customer,
              change: {
                actions,
                before: valuesOf(live),
                after: valuesOf(declared),
                after_unknown: {},
                before_sensitive: { metadata: {} },
                after_sensitive: { metadata: {} },
                ...change,
              },
            },
          ],
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
    expect(driftOf(sameState(plan))).toMatchObject(drift);
  });

  test("is null if all sides are the same", () => {
    expect(driftOf(sameState({}))).toBeNull();
  });
});

/** Without a drift if only the declaration differs. */
function sameState(plan: Plan): Plan {
  const sides = { lastState: {}, live: {}, ...plan };
  return JSON.stringify(sides.lastState) === JSON.stringify(sides.live)
    ? { ...plan, lastState: sides.live }
    : plan;
}

describe("the values of a difference", () => {
  test("are listed one by one, metadata by its keys, in a stable order", () => {
    expect(
      driftOf({
        lastState: { metadata: { plan: "standard", tier: "1" } },
        live: { active: false, metadata: { plan: "trial", vip: "yes" } },
        declared: { metadata: { plan: "standard", tier: "1" } },
        actions: ["update"],
      })?.attributes.map(({ attribute, declared, lastState, live }) => [
        attribute,
        declared,
        lastState,
        live,
      ]),
    ).toEqual([
      ["active", true, true, false],
      ["metadata.plan", "standard", "standard", "trial"],
      ["metadata.tier", "1", "1", null],
      ["metadata.vip", null, null, "yes"],
    ]);
  });

  test("of a customer that will be imported have no last state", () => {
    expect(
      driftOf(
        sameState({
          declared: { active: false },
          actions: ["update"],
          change: { importing: { id } },
        }),
      )?.attributes,
    ).toEqual([
      expect.objectContaining({
        attribute: "active",
        declared: false,
        lastState: null,
        live: true,
      }),
    ]);
  });

  test("include the metadata key __proto__", () => {
    const metadata = Object.fromEntries([["__proto__", "x"]]);
    expect(
      driftOf({ live: { metadata }, actions: ["update"] })?.attributes,
    ).toContainEqual(
      expect.objectContaining({ attribute: "metadata.__proto__", live: "x" }),
    );
  });

  test("hide what is secret", () => {
    const drift = driftOf({
      live: { metadata: { plan: "secret" } },
      actions: ["update"],
      change: { after_sensitive: { metadata: { plan: true } } },
    });
    expect(JSON.stringify(drift)).not.toContain("secret");
    expect(drift?.attributes).toMatchObject([
      { attribute: "metadata.plan", isSensitive: true, live: null },
    ]);
  });

  test("hide the keys too if the metadata is secret as a whole", () => {
    const drift = driftOf({
      lastState: { metadata: { plan: "standard" } },
      live: { active: false, metadata: { "ssn-123-45": "x", plan: "trial" } },
      declared: { deletion_policy: "prevent" },
      actions: ["update"],
      change: { before_sensitive: { metadata: true } },
    });
    expect(JSON.stringify(drift)).not.toContain("ssn");
    expect(drift?.attributes).toEqual([
      expect.objectContaining({ attribute: "active", isSensitive: false }),
      {
        attribute: "metadata",
        declared: null,
        lastState: null,
        live: null,
        isSensitive: true,
        isDeclaredUnknown: false,
        isUndone: true,
        suppression: null,
      },
      expect.objectContaining({ attribute: "deletion_policy" }),
    ]);
  });

  test("omit secret metadata that is the same on all sides", () => {
    expect(
      driftOf({
        live: { active: false },
        actions: ["update"],
        change: { after_sensitive: { metadata: true } },
      })?.attributes.map(({ attribute }) => attribute),
    ).toEqual(["active"]);
  });

  test("hide the name if it is secret", () => {
    const report = reportOf({
      live: { name: "secret" },
      actions: ["update"],
      change: { after_sensitive: { name: true } },
    });
    expect(report.customers[0]?.name).toBeNull();
    expect(JSON.stringify(report)).not.toContain("secret");
  });

  test("say which are known only after the deploy", () => {
    const drift = driftOf(
      sameState({
        declared: { metadata: {} },
        actions: ["update"],
        change: { after_unknown: { metadata: true } },
      }),
    );
    expect(drift?.attributes).toMatchObject([
      { attribute: "metadata.plan", isDeclaredUnknown: true, declared: null },
    ]);
  });

  test("have no live side if the API does not have the attribute", () => {
    const drift = driftOf(
      sameState({
        declared: {
          deletion_policy: "prevent",
          ignore_metadata_keys: ["note", "billing/*"],
        },
        actions: ["update"],
      }),
    );
    expect(drift).toMatchObject({
      kind: "undeployed",
      attributes: [
        { attribute: "deletion_policy", declared: "prevent", live: null },
        {
          attribute: "ignore_metadata_keys",
          declared: "billing/*, note",
          live: null,
        },
      ],
    });
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
    const report = reportOf({
      ...drifted,
      resource: { type: "null_resource" },
    });
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
    const { suppressions } = reportOf(drifted, {
      suppressions: [
        {
          stack: "*",
          customer: "*",
          attribute: null,
          reason: "agreed",
          expires: "2026-06-14",
        },
        {
          stack: "*",
          customer: "*",
          attribute: "name",
          reason: "agreed",
          expires: "2026-12-31",
        },
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
