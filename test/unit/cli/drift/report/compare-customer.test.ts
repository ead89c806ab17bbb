import { describe, expect, test } from "@jest/globals";
import type { Drift } from "../../../../../src/cli/drift/drift-report";
import { type CustomerPlan, reportOn } from "../../../../support/cli/plan-json";

const driftOf = (plan: CustomerPlan) => reportOn(plan).customers[0]?.drift;

describe("the kind of a difference", () => {
  const cases: readonly (readonly [string, CustomerPlan, Partial<Drift>])[] = [
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
      "changed outside Terraform while inactive",
      {
        lastState: { active: false },
        live: { active: false, name: "Beta" },
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
      { actions: ["no-op"], change: { importing: { id: "cus_alpha" } } },
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
  const cases: readonly (readonly [string, CustomerPlan, readonly Value[]])[] =
    [
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
        {
          declared: { active: false },
          change: { importing: { id: "cus_alpha" } },
        },
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
    const report = reportOn({
      live: { name: "hidden" },
      actions: ["update"],
      change: { after_sensitive: { name: true } },
    });
    expect(report.customers[0]?.name).toBeNull();
    expect(JSON.stringify(report)).not.toContain("hidden");
  });
});
