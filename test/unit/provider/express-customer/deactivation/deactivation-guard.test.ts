import { describe, expect, test } from "@jest/globals";
import { Diagnostics } from "../../../../../src/framework/diagnostics";
import { unknownValue } from "../../../../../src/framework/schema/values";
import {
  DeactivationGuard,
  TooManyDeactivationsError,
} from "../../../../../src/provider/express-customer/deactivation/deactivation-guard";

const alpha = { id: "cus_a", name: "Alpha", userCount: 3 };
const beta = { id: "cus_b", name: "Beta", userCount: 1 };
const gamma = { id: "cus_c", name: "Gamma", userCount: null };

function announce(
  guard: DeactivationGuard,
  customer: Parameters<DeactivationGuard["announce"]>[0],
) {
  const diagnostics = new Diagnostics();
  guard.announce(customer, "its resource is destroyed", diagnostics);
  return diagnostics.list;
}

test.each([
  { customer: alpha, summary: 'Deactivates "Alpha" (cus_a) with 3 users' },
  { customer: beta, summary: 'Deactivates "Beta" (cus_b) with 1 user' },
  {
    customer: gamma,
    summary: 'Deactivates "Gamma" (cus_c) with an unknown number of users',
  },
])("warns: $summary", ({ customer, summary }) => {
  expect(announce(new DeactivationGuard(), customer)).toMatchObject([
    {
      severity: "warning",
      summary,
      detail: expect.stringContaining("because its resource is destroyed"),
    },
  ]);
});

describe("with a maximum", () => {
  test("as many as are allowed are warnings, and each further one is an error that names all", () => {
    const guard = new DeactivationGuard(1);
    const severities = [alpha, beta, gamma].map((customer) =>
      announce(guard, customer).map(({ severity }) => severity),
    );
    expect(severities).toEqual([
      ["warning"],
      ["warning", "error"],
      ["warning", "error"],
    ]);
  });

  test("the last error names all of them, with their users", () => {
    const guard = new DeactivationGuard(1);
    announce(guard, alpha);
    announce(guard, beta);
    const [, error] = announce(guard, gamma);
    expect(error).toMatchObject({
      summary: "The plan deactivates more customers than max_deactivations",
      detail: expect.stringContaining(
        '  - "Alpha" (cus_a) with 3 users\n  - "Beta" (cus_b) with 1 user\n  - "Gamma" (cus_c) with an unknown number of users',
      ),
    });
  });

  test("an error lists twenty, and how many more there are", () => {
    const guard = new DeactivationGuard(0);
    const details = Array.from({ length: 1000 }, (_, index) => {
      const customer = { id: `cus_${index}`, name: "A", userCount: 0 };
      return announce(guard, customer)[1]?.detail ?? "";
    });
    expect(details[19]).not.toContain("more, each");
    expect(details[999]?.match(/with 0 users/g)).toHaveLength(20);
    expect(details[999]).toContain(
      '  - and 980 more, each with its own warning\n\n"A" (cus_999) has not been changed.',
    );
  });

  test("a customer counts once, however often it is planned", () => {
    const guard = new DeactivationGuard(1);
    announce(guard, alpha);
    expect(announce(guard, alpha)).toHaveLength(1);
  });

  test("0 allows none", () => {
    expect(announce(new DeactivationGuard(0), alpha)).toHaveLength(2);
  });
});

test("an unknown maximum allows none", () => {
  expect(announce(new DeactivationGuard(unknownValue), alpha)).toMatchObject([
    { severity: "warning" },
    { severity: "error", summary: "max_deactivations is not known yet" },
  ]);
});

describe("a write", () => {
  function permit(
    guard: DeactivationGuard,
    customer: typeof alpha,
    isAnnounced = true,
  ) {
    const diagnostics = new Diagnostics();
    guard.permit(customer, isAnnounced, diagnostics);
    return diagnostics.list.map(({ summary }) => summary);
  }

  test("is rejected if it exceeds the maximum, and the error says which customer stays active", () => {
    const guard = new DeactivationGuard(1);
    permit(guard, alpha);
    expect(() => permit(guard, beta)).toThrow(
      new TooManyDeactivationsError(
        'The provider\'s max_deactivations is 1, and this deactivation would exceed it. "Beta" (cus_b) has not been changed. If this is what you want, raise max_deactivations, and apply again.',
      ),
    );
  });

  test("counts a customer once, and together with those that were announced", () => {
    const guard = new DeactivationGuard(2);
    announce(guard, alpha);
    permit(guard, alpha);
    permit(guard, beta);
    permit(guard, beta);
    expect(() => permit(guard, { ...gamma, userCount: 0 })).toThrow(
      TooManyDeactivationsError,
    );
  });

  test("is rejected if its own plan exceeded the maximum", () => {
    const guard = new DeactivationGuard(1);
    announce(guard, alpha);
    announce(guard, beta);
    expect(permit(guard, alpha)).toEqual([]);
    expect(() => permit(guard, beta)).toThrow(TooManyDeactivationsError);
  });

  test("is announced if the plan has not announced it, and only then", () => {
    const guard = new DeactivationGuard();
    expect(permit(guard, alpha, true)).toEqual([]);
    expect(permit(guard, beta, false)).toEqual([
      'Deactivates "Beta" (cus_b) with 1 user',
    ]);
  });

  test("is allowed without a maximum, and never with an unknown one", () => {
    expect(permit(new DeactivationGuard(), alpha)).toEqual([]);
    expect(() => permit(new DeactivationGuard(unknownValue), alpha)).toThrow(
      "max_deactivations is not known",
    );
  });
});
