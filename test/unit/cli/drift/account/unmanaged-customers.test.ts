import { describe, expect, test } from "@jest/globals";
import { findUnmanaged } from "../../../../../src/cli/drift/account/unmanaged-customers";
import { RequestAbortedError } from "../../../../../src/client/errors";
import { idOf, sampleCustomer } from "../../../../support/api/sample-customer";
import {
  accountOf,
  calls,
  failure,
  notFound,
  signal,
} from "../../../../support/api/fake-account";

describe("customers in no stack", () => {
  const listed = [1, 2].map((number) => sampleCustomer(number));
  const find = (
    managed: readonly number[],
    api: ReturnType<typeof accountOf>,
    until = signal,
  ) => findUnmanaged(listed, new Set(managed.map(idOf)), api, until);

  test.each([
    ["those that no plan found live", [1], [2]],
    ["all if none is managed yet", [], [1, 2]],
    ["none if all are managed", [1, 2, 3], []],
  ])("are %s", async (_case, managed, unmanaged) => {
    const api = accountOf(2);
    expect(await find(managed, api)).toEqual(
      unmanaged.map((number) => sampleCustomer(number)),
    );
    expect(api.calls).toEqual([]);
  });

  test("are all customers of a list that omits the managed ones, if the account has those", async () => {
    const api = accountOf(4);
    expect(await find([3, 4], api)).toEqual(listed);
    expect(api.calls).toEqual(calls(0, 1));
  });

  const failures: readonly (readonly [string, Error, AbortSignal, object])[] = [
    [
      "are not known if the account has none of the managed customers",
      notFound,
      signal,
      {
        message: expect.stringContaining("none of the customers of the stacks"),
      },
    ],
    [
      "are not known if it cannot be checked that the account is the one of the stacks",
      failure,
      signal,
      { message: `Cannot read the customer ${idOf(3)}: GET got 500` },
    ],
    [
      "rejects with the reason of the signal if the user stops it",
      new RequestAbortedError("stopped", { outcome: "rejected" }),
      AbortSignal.abort(),
      { name: "AbortError" },
    ],
  ];
  test.each(failures)("%s", async (_case, error, until, thrown) => {
    const api = accountOf(2, { customer: error });
    await expect(find([3], api, until)).rejects.toMatchObject(thrown);
  });
});
