import { describe, expect, test } from "@jest/globals";
import {
  AmbiguousReplacementError,
  CustomerLedger,
} from "../../../../../src/provider/express-customer/write/ledger";
import { customerId } from "../../../client/fake-api";
import { liveAlpha } from "../fake-customers";

const declared = (metadata: Readonly<Record<string, string>> = {}) => ({
  name: "Alpha",
  active: true,
  metadata: new Map(Object.entries(metadata)),
});

test.each(["hold", "reserve", "claim"] as const)(
  "what is noted by %s is known of that customer, and of no other",
  (note) => {
    const ledger = new CustomerLedger();
    if (note === "hold") ledger.hold(customerId(1), "deactivate");
    else ledger[note](customerId(1));
    const known = (id: string) => ({
      hold: ledger.isHeld(id),
      reserve: ledger.isReserved(id),
      claim: ledger.isClaimed(id),
    });
    const nothing = { hold: false, reserve: false, claim: false };
    expect(known(customerId(1))).toEqual({ ...nothing, [note]: true });
    expect(known(customerId(2))).toEqual(nothing);
  },
);

test("the policy of a held customer is known, and of no other", () => {
  const ledger = new CustomerLedger();
  ledger.hold(customerId(1), "abandon");
  expect(ledger.deletionPolicyOf(customerId(1))).toBe("abandon");
  expect(ledger.deletionPolicyOf(customerId(2))).toBeUndefined();
});

test.each([
  [["new", "new", "new"], true],
  [["replacement"], true],
  [["replacement", "replacement"], false],
  [["new", "replacement"], false],
  [["replacement", "new"], false],
] as const)("of one name, %j in one plan are clear: %j", (kinds, isClear) => {
  const ledger = new CustomerLedger();
  ledger.planName("Beta", "replacement");
  expect(kinds.map((kind) => ledger.planName("Alpha", kind)).at(-1)).toBe(
    isClear,
  );
});

describe("a customer that was let go of", () => {
  test("is taken by its successor's name, once", () => {
    const ledger = new CustomerLedger();
    const released = liveAlpha(1, { expressCustomerName: "Old" });
    ledger.release(released, "Alpha");
    expect(ledger.hasReleased("Alpha")).toBe(true);
    expect(ledger.hasReleased("Old")).toBe(false);
    expect(ledger.takeReleased(declared({ owner: "new" }))).toBe(released);
    expect(ledger.hasReleased("Alpha")).toBe(false);
    expect(ledger.takeReleased(declared())).toBeUndefined();
  });

  test("is told from others of the name by its metadata", () => {
    const ledger = new CustomerLedger();
    const first = liveAlpha(1, { metadata: { owner: "a" } });
    const second = liveAlpha(2, { metadata: { owner: "b" } });
    ledger.release(first, "Alpha");
    ledger.release(second, "Alpha");
    expect(ledger.takeReleased(declared({ owner: "b" }))).toBe(second);
    expect(ledger.takeReleased(declared({ owner: "c" }))).toBe(first);
  });

  test.each([
    { what: "the same metadata", metadata: {} },
    { what: "other metadata than what is declared", metadata: { owner: "b" } },
  ])("is not taken where several have $what", ({ metadata }) => {
    const ledger = new CustomerLedger();
    ledger.release(liveAlpha(1), "Alpha");
    ledger.release(liveAlpha(2), "Alpha");
    const take = () => ledger.takeReleased(declared(metadata));
    expect(take).toThrow(AmbiguousReplacementError);
    expect(take).toThrow(customerId(1));
    expect(take).toThrow(customerId(2));
  });
});

test("an event happens for the first time once", () => {
  const ledger = new CustomerLedger();
  expect([
    ledger.isFirst("a"),
    ledger.isFirst("a"),
    ledger.isFirst("b"),
  ]).toEqual([true, false, true]);
});

describe("turns", () => {
  test("actions of one name run one after the other, also after one that failed", async () => {
    const ledger = new CustomerLedger();
    const steps: string[] = [];
    const act = (name: string, fails = false) =>
      ledger.inTurn(name, async () => {
        steps.push(`${name} begins`);
        await Promise.resolve();
        steps.push(`${name} ends`);
        if (fails) throw new Error("failed");
        return name;
      });
    const results = await Promise.allSettled([
      act("Alpha", true),
      act(" alpha"),
      act("Beta"),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      "rejected",
      "fulfilled",
      "fulfilled",
    ]);
    const ofAlpha = steps.filter((step) => !step.startsWith("Beta"));
    expect(ofAlpha).toEqual([
      "Alpha begins",
      "Alpha ends",
      " alpha begins",
      " alpha ends",
    ]);
    expect(steps.indexOf("Beta begins")).toBeLessThan(
      steps.indexOf(" alpha begins"),
    );
  });
});
