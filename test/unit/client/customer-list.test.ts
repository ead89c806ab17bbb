import { describe, expect, test } from "@jest/globals";
import type { ExpressCustomer } from "../../../src/api/express-customer";
import { CustomerList } from "../../../src/client/customer-list";
import { ServerError } from "../../../src/client/errors";
import type { ReadOptions } from "../../../src/client/express-customers";
import { customer, customerId } from "../../support/api/fake-api";
import { createFakeClock } from "../../support/fake-clock";

const never = () => new AbortController().signal;
const failure = new ServerError("The API is out of order.", {
  status: 500,
  requestId: undefined,
  outcome: "rejected",
  retryAfterMs: undefined,
  shouldRetry: undefined,
});

type Page = readonly number[] | "fails" | "hangs";

/** A list of pages; each holds customers by number. */
function setUp(...pages: readonly Page[]) {
  const clock = createFakeClock();
  const asked: (ReadOptions | undefined)[] = [];
  let pagesRead = 0;
  let remaining = pages;
  const list = new CustomerList(
    {
      async *pages(options): AsyncGenerator<readonly ExpressCustomer[]> {
        asked.push(options);
        for (const page of remaining) {
          remaining = remaining.slice(1);
          pagesRead += 1;
          if (page === "hangs") await new Promise(() => undefined);
          else if (page === "fails") throw failure;
          else yield page.map((number) => customer(number));
        }
      },
    },
    clock,
  );
  const look = async (number: number, signal = never()) => {
    const row = await list.look(customerId(number), signal);
    return row?.expressCustomerName;
  };
  /** The first three reads do not use the list. */
  const lookThreeTimes = async () => {
    for (const number of [1, 2, 3]) expect(await look(number)).toBeUndefined();
  };
  return {
    asked,
    clock,
    list,
    look,
    lookThreeTimes,
    pagesRead: () => pagesRead,
  };
}

describe("each read", () => {
  test("pays for one more page, from the fourth on, and looks no further", async () => {
    const { look, lookThreeTimes, pagesRead } = setUp([4], [5], [6], [7]);
    await lookThreeTimes();
    expect(pagesRead()).toBe(0);
    expect(await look(6)).toBeUndefined();
    expect(pagesRead()).toBe(1);
    expect(await look(7)).toBeUndefined();
    expect(pagesRead()).toBe(2);
    expect(await look(7)).toBeUndefined();
    expect(await look(7)).toBe("Customer 7");
    expect(pagesRead()).toBe(4);
  });

  test("that finds its customer reads no page, and the next one may read two", async () => {
    const { look, lookThreeTimes, pagesRead } = setUp([4, 5], [6], [7]);
    await lookThreeTimes();
    expect(await look(4)).toBe("Customer 4");
    expect(await look(5)).toBe("Customer 5");
    expect(pagesRead()).toBe(1);
    expect(await look(7)).toBe("Customer 7");
    expect(pagesRead()).toBe(3);
  });

  test("waits for a page at most two seconds", async () => {
    const { clock, look, lookThreeTimes } = setUp("hangs");
    await lookThreeTimes();
    expect(await clock.run(look(4))).toBeUndefined();
    expect(clock.now()).toBe(2000);
    expect(await clock.run(look(5))).toBeUndefined();
    expect(clock.now()).toBe(4000);
  });

  test("stops waiting as soon as its signal aborts, and leaves no timer behind", async () => {
    const { clock, look, lookThreeTimes } = setUp("hangs");
    await lookThreeTimes();
    const stop = new AbortController();
    const looked = look(4, stop.signal);
    stop.abort();
    expect(await looked).toBeUndefined();
    expect(clock.sleeping).toBe(0);
  });

  test("after a page that failed keeps to what was loaded, and reads no page any more", async () => {
    const { look, lookThreeTimes, pagesRead } = setUp([4], "fails", [6]);
    await lookThreeTimes();
    expect(await look(4)).toBe("Customer 4");
    expect(await look(6)).toBeUndefined();
    expect(await look(4)).toBe("Customer 4");
    expect(await look(6)).toBeUndefined();
    expect(pagesRead()).toBe(2);
  });
});

test("a page that fails is tried once more at most", async () => {
  const { asked, list } = setUp([1]);
  await list.all(1, never());
  expect(asked).toEqual([{ maxRetries: 1 }]);
});

describe("all customers", () => {
  test("are read once for all callers", async () => {
    const { list, look, pagesRead } = setUp([1], [2]);
    const [all, again] = await Promise.all([
      list.all(Infinity, never()),
      list.all(Infinity, never()),
    ]);
    expect(all?.map((row) => row.expressCustomerName)).toEqual([
      "Customer 1",
      "Customer 2",
    ]);
    expect(again).toEqual(all);
    expect(await look(2)).toBe("Customer 2");
    expect(pagesRead()).toBe(2);
  });

  test("are null if the list is longer than what may be read", async () => {
    const { list, pagesRead } = setUp([1], [2], [3]);
    expect(await list.all(2, never())).toBeNull();
    expect(pagesRead()).toBe(2);
  });

  test("fail with a page, and the next caller begins again", async () => {
    const { list } = setUp("fails", [1]);
    await expect(list.all(Infinity, never())).rejects.toBe(failure);
    expect(await list.all(Infinity, never())).toHaveLength(1);
  });

  test("fail as soon as the signal aborts", async () => {
    const { list } = setUp("hangs");
    const stop = new AbortController();
    const all = list.all(Infinity, stop.signal);
    stop.abort();
    for (const stopped of [all, list.all(Infinity, stop.signal)])
      await expect(stopped).rejects.toThrow("Reading the list was stopped");
  });
});
