import { describe, expect, test } from "@jest/globals";
import { driftKinds } from "../../../../../../src/cli/drift/drift-kinds";
import { viewReport } from "../../../../../../src/cli/drift/report/view/report-view";
import {
  type Drift,
  attribute,
  customer,
  failedReport,
  reportOf,
  reportedSuppression,
  suppression,
} from "../../sample-report";

const viewOf = (change: Partial<Drift> | null) =>
  viewReport(reportOf(customer("Alpha", change))).groups[0]?.customers[0];

describe("the order of differences", () => {
  test("is by severity, with suppressed ones last", () => {
    const report = reportOf(
      customer("suppressed", { kind: "gone", suppression }),
      ...driftKinds.toReversed().map((kind) => customer(kind, { kind })),
    );
    expect(viewReport(report).differences.map(({ name }) => name)).toEqual([
      "gone",
      "deactivated",
      "undeclared",
      "changed",
      "not_created",
      "undeployed",
      "unmanaged",
      "suppressed",
    ]);
  });

  test("is that of the report for differences of one kind", () => {
    const report = reportOf(
      ...["Beta", "Alpha", "Gamma"].map((name) => customer(name, {})),
    );
    expect(viewReport(report).differences.map(({ name }) => name)).toEqual([
      "Beta",
      "Alpha",
      "Gamma",
    ]);
  });
});

describe("the summary", () => {
  test.each([
    ["nothing", [null], "No drift: 1 customer in 1 stack."],
    [
      "drift",
      [{ kind: "changed" }, { kind: "gone", userCount: null }, null],
      "Drift: 2 of 3 customers in 1 stack differ, with 2 users.",
    ],
    [
      "code that is not deployed",
      [{ kind: "undeployed" }, { kind: "undeclared" }],
      "No drift: 2 customers in 1 stack; 2 pending.",
    ],
    [
      "each of them",
      [
        { kind: "changed" },
        { kind: "not_created" },
        { kind: "unmanaged" },
        { kind: "changed", suppression },
      ],
      "Drift: 1 of 4 customers in 1 stack differs, with 2 users; 1 pending, 1 unmanaged, 1 suppressed.",
    ],
  ] as const)("of %s", (_case, changes, summary) => {
    const report = reportOf(...changes.map((one) => customer("Alpha", one)));
    expect(viewReport(report).summary).toBe(summary);
  });

  test("says if plans failed, and that nothing is clean then", () => {
    expect(viewReport(failedReport())).toMatchObject({
      isClean: false,
      summary:
        "Drift: 1 of 3 customers in 1 stack differs, with 2 users. Incomplete: 1 plan failed, and 3 customers are not fully known.",
    });
  });
});

test("the notes include which suppressions expired, and which match nothing", () => {
  const report = {
    ...reportOf(),
    notes: ["A note."],
    suppressions: [
      reportedSuppression("a", { expires: "2026-01-01", isExpired: true }),
      reportedSuppression("b", { attribute: "name", matches: 0 }),
      reportedSuppression("c"),
    ],
  };
  expect(viewReport(report).notes).toEqual([
    "A note.",
    "The suppression of a (billing owns it) expired on 2026-01-01, and what it matches counts again.",
    "The suppression of name of b (billing owns it) matches nothing that differs.",
  ]);
});

describe("what the next deploy does", () => {
  const cases: readonly (readonly [Partial<Drift>, string])[] = [
    [{ nextDeploy: "update" }, "The next deploy undoes this."],
    [
      { nextDeploy: "update", deployUndoes: "some" },
      "The next deploy undoes some of this, and keeps the rest.",
    ],
    [
      { nextDeploy: "update", deployUndoes: "none" },
      "The next deploy keeps what changed outside Terraform, and changes the rest.",
    ],
    [
      { kind: "undeployed", nextDeploy: "update" },
      "The next deploy applies it.",
    ],
    [
      { nextDeploy: "none" },
      "The next deploy keeps this: the declaration has the same value, or ignores it.",
    ],
    [
      { kind: "gone", nextDeploy: "create" },
      "The next deploy creates a new customer, with a new id and without users.",
    ],
    [
      { kind: "gone", nextDeploy: "none" },
      "No deploy creates it again: it is no longer declared.",
    ],
    [
      { kind: "undeclared", nextDeploy: "destroy", deletionPolicy: null },
      "The next deploy deactivates it, unless the provider has another deletion_policy.",
    ],
    [
      {
        kind: "undeclared",
        nextDeploy: "destroy",
        deletionPolicy: "deactivate",
      },
      "The next deploy deactivates it.",
    ],
    [
      { kind: "undeclared", nextDeploy: "destroy", deletionPolicy: "abandon" },
      'The next deploy removes it from the state, and leaves the live customer as it is: its deletion_policy is "abandon".',
    ],
    [
      { kind: "undeclared", nextDeploy: "destroy", deletionPolicy: "prevent" },
      'The next deploy fails: its deletion_policy is "prevent".',
    ],
    [{ kind: "unmanaged", nextDeploy: "none" }, "No deploy touches it."],
    [
      { kind: "not_created", nextDeploy: "create" },
      "The next deploy creates it.",
    ],
    [
      { kind: "undeclared", nextDeploy: "forget" },
      "The next deploy removes it from the state, and leaves the live customer as it is.",
    ],
    [
      { kind: "undeployed", nextDeploy: "import" },
      "The next deploy imports it, and changes it to what is declared.",
    ],
    [
      { kind: "undeployed", nextDeploy: "replace" },
      "The next deploy replaces the resource.",
    ],
  ];
  test.each(cases)("%j", (change, sentence) => {
    expect(viewOf(change)?.consequence).toBe(sentence);
  });

  test("is not said of a suppressed difference, which needs no fix", () => {
    expect(viewOf({ suppression })).toMatchObject({
      status: "suppressed",
      consequence: null,
      fix: null,
    });
  });
});

describe("the values", () => {
  const sidesOf = (change: Partial<Drift["attributes"][number]>) =>
    viewOf({ attributes: [{ ...attribute, ...change }] })?.attributes[0]?.sides;

  test("are marked if they changed since the last deploy", () => {
    expect(sidesOf({ declared: "premium" })).toEqual([
      { title: "declared", text: '"premium"', isChanged: true },
      { title: "last state", text: '"standard"', isChanged: false },
      { title: "live", text: '"trial"', isChanged: true },
    ]);
  });

  test("are hidden if they are secret", () => {
    const secret = {
      declared: null,
      lastState: null,
      live: null,
      isSensitive: true,
    };
    expect(sidesOf(secret)?.map(({ text }) => text)).toEqual([
      "(sensitive)",
      "(sensitive)",
      "(sensitive)",
    ]);
  });

  test("of a policy have no live side, which is no change", () => {
    const policy = { attribute: "deletion_policy", live: null };
    expect(sidesOf(policy)?.at(-1)).toMatchObject({
      text: "–",
      isChanged: false,
    });
  });
});
