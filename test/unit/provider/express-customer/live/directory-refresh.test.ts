import { describe, expect, test } from "@jest/globals";
import * as fc from "../../../../support/fast-check";
import {
  pickNumbers,
  simulateRefresh,
  type Order,
  type Refresh,
} from "./simulate-refresh";

/** The calls of the cheaper way: the list and GETs for what it omits, or one GET for each customer. */
function cheaperWay(managed: readonly number[], { account }: Refresh): number {
  const unlisted = managed.filter((number) => !account.isListed(number));
  return Math.min(account.pageCount + unlisted.length, managed.length);
}

function expectRightAnswers(
  managed: readonly number[],
  accountSize: number,
  { names }: Refresh,
): void {
  const wrong = managed.filter(
    (number) =>
      names.get(number) !==
      (number < accountSize ? `Customer ${number}` : null),
  );
  expect(wrong).toEqual([]);
}

/** Distributed evenly over the orders of magnitude. */
const magnitude = (max: number) =>
  fc
    .double({ min: 0, max: Math.log(max), noNaN: true })
    .map((exponent) => Math.round(Math.exp(exponent)));

const orders: readonly Order[] = ["as listed", "reversed", "random"];

const refreshes = fc.record({
  accountSize: magnitude(1_000_000),
  managedCount: magnitude(150),
  /** How many of the managed customers are gone from the account. */
  goneCount: fc.oneof(fc.constant(0), fc.nat(20)),
  order: fc.constantFrom(...orders),
  seed: fc.nat(1000),
  parallelism: fc.oneof(fc.constant(10), fc.integer({ min: 1, max: 40 })),
  thinkMs: fc.constantFrom(0, 1, 5, 29, 31, 100),
  latencyMs: fc.constantFrom(0, 5, 50, 400),
  unlistedEvery: fc.oneof(
    fc.constant(Infinity),
    fc.integer({ min: 2, max: 9 }),
  ),
  isShifting: fc.boolean(),
});

function managedOf({
  accountSize,
  managedCount,
  goneCount,
  order,
  seed,
}: {
  accountSize: number;
  managedCount: number;
  goneCount: number;
  order: Order;
  seed: number;
}): number[] {
  const live = pickNumbers(
    Math.min(managedCount, accountSize),
    accountSize,
    order,
    seed,
  );
  const gone = Array.from({ length: goneCount }, (_, i) => accountSize + i);
  return order === "reversed" ? [...gone, ...live] : [...live, ...gone];
}

describe("a refresh of any account", () => {
  test("never costs more than twice the cheaper of listing and getting, and the first direct reads", async () => {
    await fc.assert(
      fc.asyncProperty(refreshes, async (options) => {
        const managed = managedOf(options);
        const refresh = await simulateRefresh({ ...options, managed });
        expectRightAnswers(managed, options.accountSize, refresh);
        expect(refresh.gets + refresh.pages).toBeLessThanOrEqual(
          3 + 2 * cheaperWay(managed, refresh),
        );
      }),
      { seed: 20, numRuns: 60 },
    );
  });

  test("is right even if pages fail, for at most two GETs for each customer", async () => {
    await fc.assert(
      fc.asyncProperty(
        refreshes,
        fc.integer({ min: 1, max: 20 }),
        async (options, failingPage) => {
          const managed = managedOf(options);
          const refresh = await simulateRefresh({
            ...options,
            managed,
            isPageFailing: (page) => page >= failingPage,
          });
          expectRightAnswers(managed, options.accountSize, refresh);
          expect(refresh.pages).toBeLessThanOrEqual(failingPage);
          expect(refresh.gets).toBeLessThanOrEqual(managed.length);
          expect(refresh.gets + refresh.pages).toBeLessThanOrEqual(
            2 * managed.length,
          );
        },
      ),
      { seed: 21, numRuns: 60 },
    );
  });
});

describe("the calls of a refresh, exactly", () => {
  test.each<{
    managed: number;
    account: number;
    order: Order;
    gets: number;
    pages: number;
  }>([
    { managed: 1, account: 1, order: "as listed", gets: 1, pages: 0 },
    { managed: 1, account: 1_000_000, order: "random", gets: 1, pages: 0 },
    { managed: 3, account: 200, order: "random", gets: 3, pages: 0 },
    { managed: 4, account: 200, order: "as listed", gets: 4, pages: 1 },
    { managed: 99, account: 99, order: "random", gets: 3, pages: 1 },
    { managed: 100, account: 100, order: "random", gets: 3, pages: 1 },
    { managed: 101, account: 101, order: "random", gets: 3, pages: 2 },
    { managed: 300, account: 300, order: "reversed", gets: 5, pages: 3 },
    { managed: 1_000, account: 1_000, order: "random", gets: 11, pages: 10 },
    { managed: 1_000, account: 1_000, order: "as listed", gets: 3, pages: 10 },
    { managed: 1_000, account: 1_000, order: "reversed", gets: 12, pages: 10 },
    { managed: 100, account: 1_000_000, order: "random", gets: 100, pages: 97 },
  ])(
    "$managed customers of $account, $order: $gets GETs, $pages pages",
    async ({ managed, account, order, gets, pages }) => {
      const numbers = pickNumbers(managed, account, order);
      const refresh = await simulateRefresh({
        accountSize: account,
        managed: numbers,
      });
      expectRightAnswers(numbers, account, refresh);
      expect(refresh).toMatchObject({ gets, pages });
    },
  );

  test("three hundred neighbours at the top of an account of a million take one page for each hundred", async () => {
    const managed = Array.from({ length: 300 }, (_, number) => number);
    const refresh = await simulateRefresh({ accountSize: 1_000_000, managed });
    expect(refresh).toMatchObject({ gets: 3, pages: 3 });
  });

  test("a customer that the list omits costs a GET, and so do a few that are asked for before their page arrives", async () => {
    const managed = Array.from({ length: 100 }, (_, number) => number);
    const refresh = await simulateRefresh({
      accountSize: 100,
      managed,
      unlistedEvery: 2,
    });
    // One of the first three, which take GETs anyway, is unlisted. The list earns trust when the other two are compared.
    expect(refresh).toMatchObject({ gets: 57, pages: 1 });
  });
});

describe("a thousand customers that have drifted", () => {
  test("cost GETs only until the list has earned trust", async () => {
    const managed = pickNumbers(1_000, 1_000, "random");
    const refresh = await simulateRefresh({
      accountSize: 1_000,
      managed,
      isDrifted: () => true,
    });
    expectRightAnswers(managed, 1_000, refresh);
    expect(refresh).toMatchObject({ gets: 11, pages: 10 });
  });
});

test("ten thousand customers take a quarter of the time of one GET each", async () => {
  const managed = pickNumbers(10_000, 10_000, "random");
  const refresh = await simulateRefresh({ accountSize: 10_000, managed });
  expectRightAnswers(managed, 10_000, refresh);
  expect(refresh).toMatchObject({ gets: 55, pages: 100 });
  // Ten at a time, 50 ms for the API and 5 for Terraform, on the fake clock.
  expect(refresh.durationMs).toBeLessThan(((10_000 / 10) * (50 + 5)) / 4);
});
