import { describe, expect, test } from "@jest/globals";
import type { ExpressCustomer } from "../../../src/api/express-customer";
import { NotFoundError, ServerError } from "../../../src/client/api-error";
import type { ClientError } from "../../../src/client/errors";
import {
  countUsers,
  findUnmanaged,
} from "../../../src/cli/drift/live-customers";

const { signal } = new AbortController();
const idOf = (digit: string) => `cus_${digit.repeat(32)}`;

function customer(digit: string): ExpressCustomer {
  return {
    expressCustomerId: idOf(digit),
    expressCustomerName: digit,
    isActive: true,
    userCount: Number(digit),
  };
}

const answer = {
  status: 500,
  requestId: undefined,
  outcome: "rejected",
} as const;

describe("counting users", () => {
  test("asks for each customer", async () => {
    const api = {
      retrieve: (id: string) => Promise.resolve(customer(id.at(-1) ?? "")),
    };
    expect(await countUsers([idOf("1"), idOf("2")], api, signal)).toEqual({
      userCounts: new Map([
        [idOf("1"), 1],
        [idOf("2"), 2],
      ]),
      notes: [],
    });
  });

  const failures: readonly (readonly [ClientError, RegExp])[] = [
    [new NotFoundError("not found", answer), /does not know this customer/],
    [
      new ServerError("GET got 500", answer),
      /could not be counted: GET got 500/,
    ],
  ];
  test.each(failures)(
    "notes what fails, and counts the rest: %s",
    async (error, note) => {
      const api = {
        retrieve: (id: string) =>
          id === idOf("1")
            ? Promise.reject(error)
            : Promise.resolve(customer("2")),
      };
      const { userCounts, notes } = await countUsers(
        [idOf("1"), idOf("2")],
        api,
        signal,
      );
      expect(userCounts).toEqual(new Map([[idOf("2"), 2]]));
      expect(notes).toEqual([expect.stringMatching(note)]);
    },
  );

  test("lets a mistake of ours through", async () => {
    const api = { retrieve: () => Promise.reject(new TypeError("oops")) };
    await expect(countUsers([idOf("1")], api, signal)).rejects.toThrow(
      TypeError,
    );
  });
});

describe("customers in no stack", () => {
  const listing = (...customers: ExpressCustomer[]) => ({
    list: () => ReadableStream.from(customers),
  });

  test("are those that no plan found live", async () => {
    const api = listing(customer("1"), customer("2"));
    expect(await findUnmanaged(new Set([idOf("1")]), api, signal)).toEqual([
      customer("2"),
    ]);
  });

  test("are all where nothing is managed yet", async () => {
    expect(
      await findUnmanaged(new Set(), listing(customer("1")), signal),
    ).toEqual([customer("1")]);
  });

  test("cannot be told where the account has none of those that are managed", async () => {
    await expect(
      findUnmanaged(new Set([idOf("1")]), listing(customer("2")), signal),
    ).rejects.toThrow("none of the customers of the stacks");
  });

  test("cannot be told where the list cannot be read", async () => {
    const api = {
      // eslint-disable-next-line @typescript-eslint/require-await, require-yield -- it fails at once
      async *list(): AsyncGenerator<ExpressCustomer> {
        throw new ServerError("GET got 500", answer);
      },
    };
    await expect(findUnmanaged(new Set(), api, signal)).rejects.toMatchObject({
      name: "CliError",
      message: "Cannot list the live customers: GET got 500",
    });
  });
});
