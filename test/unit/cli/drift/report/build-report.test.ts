import { describe, expect, test } from "@jest/globals";
import { driftReportSchema } from "../../../../../src/cli/drift/drift-report";
import type { Suppression } from "../../../../../src/cli/drift/report/suppressions";
import { idOf, sampleCustomer } from "../../../../support/api/sample-customer";
import { type CustomerPlan, reportOn } from "../../../../support/cli/plan-json";
import { sampleStack } from "../../../../support/cli/report-from";

const drifted: CustomerPlan = {
  live: { active: false, metadata: { plan: "trial" } },
  actions: ["update"],
};

describe("a report", () => {
  test("conforms to its schema, and counts what differs", () => {
    const report = reportOn(drifted);
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
      const stack = { ...sampleStack, isHcl };
      const { customers } = reportOn(
        {},
        {
          stacks: [{ stack, customers: [], errors: [] }],
          unmanaged: [sampleCustomer(3)],
        },
      );
      const fix = `npx cdktf-avara adopt --id ${idOf(3)}${option}`;
      expect(customers).toMatchObject([
        {
          stack: null,
          name: "Clinic 3",
          drift: { kind: "unmanaged", userCount: 3, fix },
        },
      ]);
    },
  );

  test("has null for a user count that is not known", () => {
    const report = reportOn(drifted, { userCounts: new Map() });
    expect(report.customers[0]?.drift?.userCount).toBeNull();
    expect(report.summary.users).toBe(0);
  });
});

describe("suppressions", () => {
  const agreed: Suppression = {
    stack: "*",
    customer: "avara_express_customer.alpha",
    attribute: null,
    reason: "agreed",
    expires: "2026-12-31",
  };
  const cases: readonly (readonly [
    string,
    readonly Partial<Suppression>[],
    number,
  ])[] = [
    ["of the customer", [{ customer: "avara_express_customer.*" }], 0],
    [
      "of each attribute",
      [{ attribute: "active" }, { attribute: "metadata.*" }],
      0,
    ],
    ["of one attribute of two", [{ attribute: "active" }], 1],
    ["of another stack", [{ stack: "other" }], 1],
    ["of another customer", [{ customer: "*.beta" }], 1],
    ["that expired yesterday", [{ expires: "2026-06-14" }], 1],
    ["that expires today", [{ expires: "2026-06-15" }], 0],
  ];
  test.each(cases)("%s, %j, leave %d of 1 drift", (_case, changes, drifts) => {
    const { summary } = reportOn(drifted, {
      suppressions: changes.map((change) => ({ ...agreed, ...change })),
    });
    expect(summary.drifted).toBe(drifts);
    expect(summary.suppressed).toBe(1 - drifts);
  });

  test("are reported, with whether they have expired, and how many customers each matches", () => {
    const { suppressions } = reportOn(drifted, {
      suppressions: [
        { ...agreed, expires: "2026-06-14" },
        { ...agreed, attribute: "name" },
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
