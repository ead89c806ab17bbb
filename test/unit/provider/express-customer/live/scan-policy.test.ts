import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import {
  nextScanStep,
  type ScanSituation,
} from "../../../../../src/provider/express-customer/live/scan-policy";

const quiet: ScanSituation = {
  paidPages: 7,
  readPages: 7,
  wantedPages: 0,
  isOver: false,
  waitingReads: 7,
  quietMoments: 1,
  getsInARow: 0,
};

describe("the next step of a scan", () => {
  test.each<[string, Partial<ScanSituation>, unknown]>([
    ["a page that is paid for", { paidPages: 8 }, "read-page"],
    ["a page that is wanted, paid or not", { wantedPages: 8 }, "read-page"],
    [
      "a page that is wanted, where no read waits",
      { wantedPages: 8, waitingReads: 0 },
      "read-page",
    ],
    ["nothing, where no read waits", { waitingReads: 0 }, "rest"],
    [
      "nothing, where no read waits, whatever is paid for",
      { waitingReads: 0, paidPages: 8 },
      "rest",
    ],
    ["a moment's patience at first", { quietMoments: 0 }, "wait"],
    ["the oldest read after a quiet moment", {}, { get: 1 }],
    ["still one read after the first", { getsInARow: 1 }, { get: 1 }],
    ["twice as many as have been got in vain", { getsInARow: 4 }, { get: 4 }],
    ["all reads, when nobody comes", { quietMoments: 2 }, { get: 7 }],
    [
      "all reads, when the list is over",
      { isOver: true, paidPages: 8, wantedPages: 9, quietMoments: 0 },
      { get: 7 },
    ],
  ])("is %s", (_name, situation, step) => {
    expect(nextScanStep({ ...quiet, ...situation })).toEqual(step);
  });

  const situations = fc.record({
    paidPages: fc.nat(20),
    readPages: fc.nat(20),
    wantedPages: fc.oneof(fc.nat(20), fc.constant(Infinity)),
    isOver: fc.boolean(),
    waitingReads: fc.nat(20),
    quietMoments: fc.nat(3),
    getsInARow: fc.nat(20),
  });

  test("never reads a page that nobody has paid for or wants", () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { isOver, paidPages, readPages, wantedPages } = situation;
        const mayRead = !isOver && readPages < Math.max(paidPages, wantedPages);
        expect(mayRead || nextScanStep(situation) !== "read-page").toBe(true);
      }),
    );
  });

  test("never rests while a read waits, and gets at least one when it gets", () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const step = nextScanStep(situation);
        if (situation.waitingReads > 0) expect(step).not.toBe("rest");
        if (typeof step === "object") expect(step.get).toBeGreaterThan(0);
      }),
    );
  });
});
