import { expect, test } from "@jest/globals";
import type { ExpressCustomer } from "../../../src/api/express-customer";
import { listCustomers } from "../../../src/cli/list-customers";
import {
  AuthenticationError,
  RequestAbortedError,
} from "../../../src/client/errors";
import { sampleCustomer } from "../../support/api/sample-customer";
import {
  failure,
  response,
  signal,
  upTo,
} from "../../support/api/fake-account";

const failing = (error: Error) => ({
  // eslint-disable-next-line @typescript-eslint/require-await, require-yield -- it fails at once
  async *list(): AsyncGenerator<ExpressCustomer> {
    throw error;
  },
});

test("the list has all customers, and its progress is shown for each thousand", async () => {
  const all = upTo(2_001).map((number) => sampleCustomer(number));
  const progress: number[] = [];
  const listed = await listCustomers(
    { list: () => ReadableStream.from(all) },
    signal,
    (count) => progress.push(count),
  );
  expect(listed).toEqual(all);
  expect(progress).toEqual([1_000, 2_000]);
});

const failures: readonly (readonly [string, Error, AbortSignal, object])[] = [
  [
    "says why it cannot be read",
    failure,
    signal,
    {
      name: "CliError",
      message: "Cannot list the live customers: GET got 500",
    },
  ],
  [
    "says where a key that is rejected comes from",
    new AuthenticationError("GET got 401", { ...response, status: 401 }),
    signal,
    { message: expect.stringMatching(/401\nThe key comes from AVARA_API_KEY/) },
  ],
  [
    "rejects with the reason of the signal if the user stops it",
    new RequestAbortedError("stopped", { outcome: "rejected" }),
    AbortSignal.abort(),
    { name: "AbortError" },
  ],
];
test.each(failures)("the list %s", async (_case, error, until, thrown) => {
  await expect(listCustomers(failing(error), until)).rejects.toMatchObject(
    thrown,
  );
});
