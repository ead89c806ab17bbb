import { getMaxListeners } from "node:events";
import { describe, expect, test } from "@jest/globals";
import { countUsers } from "../../../../../src/cli/drift/account/count-users";
import { RequestAbortedError } from "../../../../../src/client/errors";
import { idOf, sampleCustomer } from "../../../../support/api/sample-customer";
import {
  accountOf,
  calls,
  countsOf,
  failure,
  signal,
  upTo,
} from "../../../../support/api/fake-account";

describe("counting users", () => {
  test.each([
    ["nothing for no customer", [], 500, calls(0, 0)],
    ["for the customer itself, of one", [1], 500, calls(0, 1)],
    ["for three customers themselves", [1, 2, 3], 500, calls(0, 3)],
    ["for a page from the fourth customer on", upTo(100), 500, calls(1, 3)],
    [
      "for those that the pages lack",
      [501, 502, 503, 504],
      10_000,
      calls(1, 4),
    ],
    ["for no page beyond those that hold all", upTo(250), 1_000, calls(3, 3)],
    ["for as many pages as the account has", upTo(301), 301, calls(4, 3)],
  ])("asks %s", async (_case, numbers, size, asked) => {
    const api = accountOf(size);
    const { userCounts, notes } = await countUsers(
      numbers.map(idOf),
      null,
      api,
      signal,
    );
    expect([...api.calls].sort()).toEqual([...asked].sort());
    expect([...userCounts]).toEqual(
      expect.arrayContaining([...countsOf(numbers)]),
    );
    expect(notes).toEqual([]);
  });

  test("calls nothing if the customers have been listed", async () => {
    const api = accountOf(200);
    const listed = upTo(198).map((number) => sampleCustomer(number));
    const { userCounts } = await countUsers(
      [1, 150, 199].map(idOf),
      listed,
      api,
      signal,
    );
    expect(api.calls).toEqual(calls(0, 1));
    expect([...userCounts]).toEqual(
      expect.arrayContaining([...countsOf([1, 150, 199])]),
    );
  });

  test("reads one by one if the list cannot be read", async () => {
    const api = accountOf(100, { list: failure });
    const { userCounts, notes } = await countUsers(
      [1, 2, 3, 4].map(idOf),
      null,
      api,
      signal,
    );
    expect([...api.calls].sort()).toEqual([...calls(1, 4)].sort());
    expect([...userCounts].sort()).toEqual([...countsOf([1, 2, 3, 4])].sort());
    expect(notes).toEqual([]);
  });

  test("notes how many the API does not know, and counts the rest", async () => {
    const { userCounts, notes } = await countUsers(
      [1, 8, 9].map(idOf),
      null,
      accountOf(2),
      signal,
    );
    expect(userCounts.get(idOf(1))).toBe(1);
    expect(notes).toEqual([
      "The users of 2 customers could not be counted: the API of the environment does not know them.",
    ]);
  });

  test("notes how many cannot be read, and why", async () => {
    const { notes } = await countUsers(
      upTo(3).map(idOf),
      [],
      accountOf(3, { customer: failure }),
      signal,
    );
    expect(notes).toEqual([
      "The users of 3 customers could not be counted: GET got 500",
    ]);
  });

  test("may wait for the signal any number of times, without a warning of Node.js", async () => {
    const { signal: own } = new AbortController();
    await countUsers([], null, accountOf(0), own);
    expect(getMaxListeners(own)).toBe(Infinity);
  });

  test("does not catch unexpected errors", async () => {
    const api = accountOf(1, { customer: new TypeError("oops") });
    await expect(countUsers([idOf(1)], null, api, signal)).rejects.toThrow(
      TypeError,
    );
  });

  test("rejects with the reason of the signal if the user stops it", async () => {
    const stopped = new RequestAbortedError("stopped", { outcome: "rejected" });
    const api = accountOf(1, { customer: stopped });
    await expect(
      countUsers([idOf(1)], null, api, AbortSignal.abort()),
    ).rejects.toMatchObject({ name: "AbortError" });
  });
});
