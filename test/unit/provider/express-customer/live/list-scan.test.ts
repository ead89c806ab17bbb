import { getEventListeners } from "node:events";
import { describe, expect, test } from "@jest/globals";
import { RequestAbortedError } from "../../../../../src/client/errors";
import { ListScan } from "../../../../../src/provider/express-customer/live/list-scan";
import {
  liveCustomerOf,
  type LiveCustomer,
} from "../../../../../src/provider/express-customer/live/live-customer";
import { customer, errorOf } from "../../../client/fake-api";
import { createFakeClock } from "../../../../support/fake-clock";

const live = (number: number): LiveCustomer => liveCustomerOf(customer(number));
const idOf = (number: number): string => live(number).id;
const never = new AbortController().signal;

interface ScanOptions {
  /** The customers of each page, by number; an error is thrown. */
  readonly pages: readonly (readonly number[] | Error)[];
  /** Takes the place of the GET that finds every customer. */
  readonly get?: (id: string, signal: AbortSignal) => Promise<LiveCustomer>;
}

/** A scan whose pages take 100 ms each, and a note of what it asked for. */
function createScan({ pages, get }: ScanOptions) {
  const clock = createFakeClock();
  const asked: string[] = [];
  async function* readPages() {
    for (const [index, page] of pages.entries()) {
      asked.push(`page ${index + 1}`);
      await clock.sleep(100);
      if (page instanceof Error) throw page;
      yield page.map(live);
    }
  }
  const scan = new ListScan({
    clock,
    pages: readPages,
    get: async (id, signal) => {
      const number = parseInt(id.slice(4), 16);
      asked.push(`customer ${number}`);
      if (get !== undefined) return get(id, signal);
      await clock.sleep(100);
      return live(number);
    },
  });
  /** Reads a customer; returns its name and when it was known. */
  const read = async (number: number, signal = never) => {
    const found = await scan.read(idOf(number), signal);
    return `${found?.name ?? "gone"} at ${clock.now()} ms`;
  };
  return { scan, clock, asked, read };
}

describe("a read", () => {
  test("is answered as soon as its page is there", async () => {
    const { clock, asked, read } = createScan({ pages: [[1], [2], [3]] });
    expect(await clock.run(Promise.all([3, 2, 1].map((n) => read(n))))).toEqual(
      ["Customer 3 at 300 ms", "Customer 2 at 200 ms", "Customer 1 at 100 ms"],
    );
    expect(asked).toEqual(["page 1", "page 2", "page 3"]);
  });

  test("of a page that was read already is answered at once", async () => {
    const { clock, asked, read } = createScan({ pages: [[1, 2]] });
    await clock.run(read(1));
    expect(await read(2)).toBe("Customer 2 at 100 ms");
    expect(asked).toEqual(["page 1"]);
  });

  test("that nobody comes to pay more pages for is got", async () => {
    const { clock, asked, read } = createScan({ pages: [[1], [2]] });
    await clock.run(read(2));
    expect(asked).toEqual(["page 1", "customer 2"]);
  });

  test("is got at once when the list is over", async () => {
    const { clock, asked, read } = createScan({ pages: [[1]] });
    await clock.run(Promise.all([read(1), read(8)]));
    expect(await clock.run(read(9))).toBe("Customer 9 at 300 ms");
    expect(asked).toEqual(["page 1", "customer 8", "customer 9"]);
  });

  test("is not held up by the slow answer to another", async () => {
    const { clock, asked, read } = createScan({
      pages: [[1], [2]],
      get: () => new Promise(() => undefined),
    });
    void read(9);
    await clock.run(clock.sleep(150));
    expect(asked).toEqual(["page 1", "customer 9"]);
    expect(await clock.run(read(2))).toBe("Customer 2 at 250 ms");
  });
});

describe("a page that fails", () => {
  test("keeps what was there before, and the rest is got", async () => {
    const { clock, asked, read } = createScan({
      pages: [[1, 2], new Error("out of order"), [3]],
    });
    const names = await clock.run(Promise.all([read(1), read(3), read(4)]));
    expect(names).toEqual([
      "Customer 1 at 100 ms",
      "Customer 3 at 300 ms",
      "Customer 4 at 300 ms",
    ]);
    expect(await read(2)).toBe("Customer 2 at 300 ms");
    expect(asked).toEqual(["page 1", "page 2", "customer 3", "customer 4"]);
  });

  test("fails those who need the list itself, and whoever needs it next begins anew", async () => {
    const { clock, asked, scan } = createScan({
      pages: [[1, 2], new Error("out of order"), [3]],
    });
    const all = () => clock.run(errorOf(scan.all(Infinity, never)));
    expect(await all()).toEqual(new Error("out of order"));
    expect(await all()).toEqual(new Error("out of order"));
    expect(asked).toEqual(["page 1", "page 2", "page 1", "page 2"]);
  });

  test("does not count among the pages that somebody is ready to read of the new list", async () => {
    const clock = createFakeClock();
    let begun = 0;
    const scan = new ListScan({
      clock,
      get: () => Promise.resolve(null),
      pages: async function* () {
        await clock.sleep(100);
        begun += 1;
        if (begun === 1) throw new Error("out of order");
        yield [live(1)];
        yield [live(2)];
      },
    });
    expect(await clock.run(errorOf(scan.all(3, never)))).toEqual(
      new Error("out of order"),
    );
    expect(await clock.run(scan.all(3, never))).toEqual([live(1), live(2)]);
  });
});

describe("stopping", () => {
  const stoppedGet = (_id: string, signal: AbortSignal) =>
    signal.aborted
      ? Promise.reject(new Error("stopped"))
      : Promise.resolve(live(0));

  test("answers a read that waits at once, and the others go on", async () => {
    const { clock, read } = createScan({ pages: [[1]], get: stoppedGet });
    const stop = new AbortController();
    const stopped = errorOf(read(1, stop.signal));
    const other = read(1);
    stop.abort();
    expect(await stopped).toEqual(new Error("stopped"));
    expect(clock.now()).toBe(0);
    expect(await clock.run(other)).toBe("Customer 1 at 100 ms");
  });

  test("answers a read that comes afterwards at once", async () => {
    const { asked, read } = createScan({ pages: [[1]], get: stoppedGet });
    expect(await errorOf(read(1, AbortSignal.abort()))).toEqual(
      new Error("stopped"),
    );
    expect(asked).toEqual(["customer 1"]);
  });

  test("ends the reading of the whole list at once, and no more pages are asked for", async () => {
    const { scan, clock, asked } = createScan({ pages: [[1], [2], [3]] });
    const stop = new AbortController();
    const all = errorOf(scan.all(Infinity, stop.signal));
    stop.abort();
    expect(await all).toBeInstanceOf(RequestAbortedError);
    expect(clock.now()).toBe(0);
    await clock.run(clock.sleep(1000));
    expect(asked).toEqual(["page 1"]);
  });

  test("finds no listeners left behind by what has ended", async () => {
    const { scan, clock, read } = createScan({ pages: [[1]] });
    const { signal } = new AbortController();
    await clock.run(
      Promise.all([read(1, signal), read(2, signal), scan.all(9, signal)]),
    );
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

describe("the whole list", () => {
  test("is read once, whoever wants it", async () => {
    const { scan, clock, asked } = createScan({ pages: [[1], [2]] });
    const lists = await clock.run(
      Promise.all([scan.all(Infinity, never), scan.all(50, never)]),
    );
    expect(lists).toEqual([
      [live(1), live(2)],
      [live(1), live(2)],
    ]);
    expect(asked).toEqual(["page 1", "page 2"]);
  });

  test("is null where it is longer than wanted, and can be read on later", async () => {
    const { scan, clock, asked } = createScan({ pages: [[1], [2], [3]] });
    expect(await clock.run(scan.all(2, never))).toBeNull();
    expect(asked).toEqual(["page 1", "page 2"]);
    expect(await clock.run(scan.all(Infinity, never))).toEqual(
      [1, 2, 3].map(live),
    );
    expect(asked).toEqual(["page 1", "page 2", "page 3"]);
  });

  test("answers the reads that wait for a quiet moment", async () => {
    const { scan, clock, read, asked } = createScan({ pages: [[1], [2]] });
    const waiting = read(2);
    await clock.run(clock.sleep(110));
    await clock.run(scan.all(Infinity, never));
    expect(await waiting).toBe("Customer 2 at 210 ms");
    expect(asked).toEqual(["page 1", "page 2"]);
  });
});
