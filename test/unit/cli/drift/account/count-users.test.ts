import { getMaxListeners } from "node:events";
import { describe, expect, test } from "@jest/globals";
import { countUsers } from "../../../../../src/cli/drift/account/count-users";
import { RequestAbortedError } from "../../../../../src/client/errors";
import {
  accountOf,
  calls,
  countsOf,
  failure,
  signal,
  upTo,
} from "../../../../support/api/fake-account";
import { idOf, sampleCustomer } from "../../../../support/api/sample-customer";

const listed = upTo(198).map((number) => sampleCustomer(number));

describe("counting users", () => {
  test.each([
    ["three customers", upTo(3), accountOf(500), null, calls(0, 3)],
    ["as many pages as help", upTo(301), accountOf(301), null, calls(4, 3)],
    [
      "the customers that the pages lack",
      [501, 502, 503, 504],
      accountOf(10_000),
      null,
      calls(1, 4),
    ],
    [
      "one customer after another if the list cannot be read",
      upTo(4),
      accountOf(100, { list: failure }),
      null,
      calls(1, 4),
    ],
    [
      "only the customers that have not been listed already",
      [1, 150, 199],
      accountOf(200),
      listed,
      calls(0, 1),
    ],
  ])("reads %s", async (_case, numbers, api, known, asked) => {
    expect(await countUsers(numbers.map(idOf), known, api, signal)).toEqual({
      userCounts: countsOf(numbers),
      notes: [],
    });
    expect(api.calls.sort()).toEqual(asked.sort());
  });

  test.each([
    [
      "how many the API does not know, and counts the others",
      [1, 8, 9],
      accountOf(2),
      [1],
      "2 customers could not be counted: the API of the environment does not know them.",
    ],
    [
      "how many cannot be read, and why",
      [1, 2, 3],
      accountOf(3, { customer: failure }),
      [],
      "3 customers could not be counted: GET got 500",
    ],
  ])("notes %s", async (_case, numbers, api, counted, note) => {
    expect(await countUsers(numbers.map(idOf), null, api, signal)).toEqual({
      userCounts: countsOf(counted),
      notes: [`The users of ${note}`],
    });
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
