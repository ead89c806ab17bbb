import { describe, expect, test } from "@jest/globals";
import {
  RequestTimeoutError,
  ResponseShapeError,
  ValidationError,
} from "../../../../../src/client/errors";
import { CustomerClaims } from "../../../../../src/provider/express-customer/takeover/claims";
import {
  CreatesStoppedError,
  UnclearCreateError,
} from "../../../../../src/provider/express-customer/write/write-errors";
import { customerId } from "../../../../support/api/fake-api";
import { alpha } from "../alpha";
import {
  create,
  failing,
  isNew,
  isOld,
  lost,
  responded,
  type CreateOutcome,
  type Setting,
} from "./simulate-create";

/** After these, the API may still be working, or may have finished. */
const open = [
  lost,
  new RequestTimeoutError("a time-out", { outcome: "unknown" }),
  new ResponseShapeError("a garbled response", {
    outcome: "unknown",
    status: 200,
    requestId: undefined,
  }),
  ...[302, 408, 502, 503, 504].map((status) => responded(status)),
  responded(500, { shouldRetry: false }),
  responded(500, { retryAfterMs: 6001 }),
].map((error, index) => ({ what: `${error.message} (${index})`, error }));

const made: CreateOutcome = () => alpha(1, isNew);
const shown = [alpha(1, isNew)];
const limited = responded(429, { retryAfterMs: 700 }, "rejected");

describe("a customer is created once, and taken:", () => {
  test.each<
    Setting & {
      readonly what: string;
      readonly calls: string;
      readonly waitedMs?: number;
    }
  >([
    {
      what: "a clear response needs no list",
      outcomes: [made],
      calls: "create",
    },
    {
      what: "after an unclear outcome, it is found as soon as the list shows it",
      lists: [[], shown],
      calls: "create list list",
      waitedMs: 2000,
    },
    {
      what: "it is found under another form of its name",
      lists: [[alpha(1, { ...isNew, expressCustomerName: " alpha" })]],
      calls: "create list",
      waitedMs: 250,
    },
    {
      what: "after Ctrl-C, it is looked up once more, without a wait",
      lists: [shown],
      isAborted: true,
      calls: "create list",
    },
    {
      what: "after a 500, the create is repeated once the list has not shown it",
      outcomes: [failing(responded(500)), made],
      calls: "create list list list create",
      waitedMs: 6000,
    },
    {
      what: "after a 429, the create is repeated when the wait is over and the list does not show it",
      outcomes: [failing(limited), made],
      calls: "create list create",
      waitedMs: 700,
    },
    {
      what: "after a 429 that created it nevertheless, it is found",
      outcomes: [failing(limited)],
      lists: [shown],
      calls: "create list",
      waitedMs: 700,
    },
  ])("$what", async ({ calls, waitedMs = 0, ...setting }) => {
    const { result, warnings, ...rest } = await create(setting);
    expect(result).toMatchObject({ id: customerId(1) });
    expect(rest).toMatchObject({ calls, isTaken: true, waitedMs });
    expect(warnings).toEqual(
      calls.endsWith("list")
        ? [expect.stringMatching(`Found the customer .*${customerId(1)}`)]
        : [],
    );
  });
});

describe("an error of a create that was not carried out is thrown as it is:", () => {
  const rejected = new ValidationError("422", {
    outcome: "rejected",
    status: 422,
    requestId: undefined,
  });
  test.each<
    Setting & {
      readonly what: string;
      readonly error: Error;
      readonly calls?: string;
    }
  >([
    { what: "a rejection", error: rejected },
    { what: "a 429 after Ctrl-C", error: limited, isAborted: true },
    {
      what: "a 429 whose look fails",
      error: limited,
      listFailure: responded(503, {}, "rejected"),
      calls: "create list",
    },
    { what: "one that is not the client's", error: new TypeError("a bug") },
  ])("$what", async ({ error, calls = "create", ...setting }) => {
    const outcomes = [failing(error)];
    const done = await create({ ...setting, outcomes });
    expect(done.result).toBe(error);
    expect(done.calls).toBe(calls);
  });
});

describe("an outcome stays unclear", () => {
  test.each(open)(
    "if the list shows no customer for six seconds, and is never repeated: $what",
    async ({ error }) => {
      const { result, calls, waitedMs } = await create({
        outcomes: [failing(error)],
      });
      expect(result).toBeInstanceOf(UnclearCreateError);
      expect(calls).toBe("create list list list");
      expect(waitedMs).toBe(6000);
    },
  );

  const claimed = new CustomerClaims();
  claimed.hold(customerId(1), { objectKey: "a", declaration: "" });
  claimed.take(customerId(2));

  test.each<
    Setting & { readonly what: string; readonly named: readonly number[] }
  >([
    {
      what: "if the response shows an older customer",
      outcomes: [() => alpha(1, isOld)],
      named: [1],
    },
    {
      what: "if the response shows a customer that another object has",
      outcomes: [() => alpha(2, isNew)],
      claims: claimed,
      named: [2],
    },
    {
      what: "if the list shows two new customers",
      lists: [[alpha(1, isNew), alpha(2, isNew)]],
      named: [1, 2],
    },
    {
      what: "if the list shows one with metadata that was not sent",
      lists: [[alpha(1, { ...isNew, metadata: { owner: "b" } })]],
      named: [1],
    },
    {
      what: "if the list shows one without a time",
      lists: [[alpha(1, { createdAt: null })]],
      named: [1],
    },
    {
      what: "if the API's time is not known",
      lists: [shown],
      isTimeKnown: false,
      named: [1],
    },
    {
      what: "if the list shows one that is older, by its date",
      lists: [[alpha(1, isOld)]],
      named: [],
    },
    {
      what: "if the list shows one that it showed before",
      lists: [shown],
      wasListed: true,
      named: [],
    },
    {
      what: "if the list shows customers that other objects have",
      lists: [[alpha(1, isNew), alpha(2, isNew)]],
      claims: claimed,
      named: [],
    },
  ])(
    "$what, and names the candidates: $named",
    async ({ named, ...setting }) => {
      const { result, warnings } = await create(setting);
      expect(result).toBeInstanceOf(UnclearCreateError);
      expect(String(result).match(/cus_[0-9a-f]+/g) ?? []).toEqual(
        named.map(customerId),
      );
      expect(warnings).toEqual([]);
    },
  );

  test("if the look fails, and the message has both errors", async () => {
    const { result } = await create({
      listFailure: responded(503, {}, "rejected"),
    });
    expect(String(result)).toMatch(/a lost connection[^]*status 503/);
  });
});

describe("many creates that end in an unclear outcome", () => {
  test("share their looks", async () => {
    const names = Array.from({ length: 10 }, (_, index) => `Customer ${index}`);
    const outcomes = [failing(responded(500))];
    const { results, calls } = await create({ outcomes, names });
    for (const result of results)
      expect(result).toBeInstanceOf(UnclearCreateError);
    expect(calls.match(/list/g)?.length).toBeLessThan(8);
  });

  test("are no longer sent after three in a row, and say so", async () => {
    // Creates of one name wait for each other.
    const names = Array.from({ length: 20 }, () => "Alpha");
    const { results, calls } = await create({ names });
    expect(calls.match(/create/g)).toHaveLength(3);
    for (const result of results.slice(3)) {
      expect(result).toBeInstanceOf(CreatesStoppedError);
      expect(String(result)).toContain("this run sends no more");
    }
  });
});

test("creates of one name, in whatever form it is written, wait for each other", async () => {
  const { results, calls } = await create({
    outcomes: [failing(lost), () => alpha(2, isNew)],
    lists: [shown],
    names: ["Alpha", " alpha "],
  });
  expect(calls).toBe("create list create");
  expect(results).toMatchObject([{ id: customerId(1) }, { id: customerId(2) }]);
});
