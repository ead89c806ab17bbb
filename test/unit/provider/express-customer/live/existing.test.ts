import { AuthenticationError } from "../../../../../src/client/errors";
import type { OnExisting } from "../../../../../src/api/express-customer-limits";
import { describe, expect, test } from "@jest/globals";
import type { ExpressCustomer } from "../../../../../src/api/express-customer";
import type { Clock } from "../../../../../src/system/clock";
import { ClientError } from "../../../../../src/client/errors";
import { Diagnostics } from "../../../../../src/framework/diagnostics";
import { CustomerDirectory } from "../../../../../src/provider/express-customer/live/directory";
import { CustomerLedger } from "../../../../../src/provider/express-customer/write/ledger";
import {
  findExisting,
  findKnownIds,
} from "../../../../../src/provider/express-customer/live/existing";
import { silentLogger } from "../../../../support/provider/provider-caller";
import { customer, customerId } from "../../../client/fake-api";
import { alpha, createFakeCustomers } from "../fake-customers";

const { signal } = new AbortController();
const call = { diagnostics: new Diagnostics(), logger: silentLogger, signal };

/** @param meanwhile what happens while findExisting waits */
function setUp(
  listed: readonly ExpressCustomer[] | ClientError,
  meanwhile: () => void = () => undefined,
) {
  const clock: Clock = {
    now: () => 0,
    sleep: () => {
      meanwhile();
      return Promise.resolve();
    },
  };
  const unlisted = createFakeCustomers([], () => []);
  let pagesRead = 0;
  const customers = listed instanceof ClientError ? [] : listed;
  const api = {
    ...unlisted,
    // eslint-disable-next-line @typescript-eslint/require-await -- as in the true one
    async *pages() {
      if (listed instanceof ClientError) throw listed;
      for (let from = 0; from < listed.length; from += 100) {
        pagesRead += 1;
        yield listed.slice(from, from + 100);
      }
    },
    retrieve: (id: string) =>
      Promise.resolve(
        customers.find((one) => one.expressCustomerId === id) ?? alpha(0),
      ),
  };
  const directory = new CustomerDirectory(api, clock);
  const access = { api, directory, ledger: new CustomerLedger() };
  return {
    ...access,
    pagesRead: () => pagesRead,
    find: async (onExisting: OnExisting, name = "Alpha") => {
      const diagnostics = new Diagnostics();
      const context = { ...call, diagnostics, providerData: { clock } };
      const existing = await findExisting(name, onExisting, access, context);
      return { existing, diagnostics: diagnostics.list };
    },
    knownIds: () => findKnownIds(access, call),
  };
}

const policies = ["create", "adopt", "fail"] as const;

describe.each(policies)("%s", (onExisting) => {
  test("finds nothing where no customer has the very name", async () => {
    const { find } = setUp([
      customer(1),
      alpha(2, { expressCustomerName: "alpha" }),
    ]);
    expect(await find(onExisting)).toEqual({ existing: {}, diagnostics: [] });
  });

  test("does not mind what this run has made", async () => {
    const { find, ledger } = setUp([alpha(1)]);
    ledger.claim(customerId(1));
    expect(await find(onExisting)).toEqual({ existing: {}, diagnostics: [] });
  });

  test("does not take for tainted what its resource plans to hold a moment later", async () => {
    const { find, directory, ledger } = setUp([alpha(1)], () => {
      ledger.hold(customerId(1), "deactivate");
    });
    await directory.read(customerId(1), signal);
    const { existing } = await find(onExisting);
    expect(existing).toEqual({});
  });

  test("finds the tainted customer that is to be replaced", async () => {
    const { find, directory } = setUp([alpha(1)]);
    await directory.read(customerId(1), signal);
    const { existing, diagnostics } = await find(onExisting);
    expect(existing).toMatchObject({ replaced: [{ id: customerId(1) }] });
    expect(existing.adopted).toBeUndefined();
    expect(diagnostics).toEqual([]);
  });
});

test("all tainted customers of the name are found: it is not clear which of them is meant", async () => {
  const { find, directory } = setUp([alpha(1), alpha(2)]);
  for (const number of [1, 2]) await directory.read(customerId(number), signal);
  expect((await find("create")).existing).toMatchObject({
    replaced: [{ id: customerId(1) }, { id: customerId(2) }],
  });
});

describe("a customer that nobody holds", () => {
  test("is a warning with an import block for create", async () => {
    const { existing, diagnostics } = await setUp([alpha(1)]).find("create");
    expect(existing).toEqual({});
    expect(diagnostics).toMatchObject([
      {
        severity: "warning",
        summary: 'A customer "Alpha" lives already',
        path: { steps: [{ attribute: "name" }] },
      },
    ]);
    expect(diagnostics[0]?.detail).toContain(
      `  import {\n    to = avara_express_customer.example # the address of this resource\n    id = "${customerId(1)}"\n  }`,
    );
  });

  test("is named also where a tainted one of the same name is replaced", async () => {
    const { find, directory } = setUp([alpha(1), alpha(2)]);
    await directory.read(customerId(1), signal);
    const { diagnostics } = await find("create");
    expect(diagnostics[0]?.detail).toContain(`id = "${customerId(2)}"`);
    expect(diagnostics[0]?.detail).not.toContain(customerId(1));
  });

  test("is taken over by adopt, with a warning that names it", async () => {
    const { find, ledger } = setUp([alpha(1)]);
    const { existing, diagnostics } = await find("adopt");
    expect(existing).toMatchObject({ adopted: { id: customerId(1) } });
    expect(ledger.isReserved(customerId(1))).toBe(true);
    expect(diagnostics).toMatchObject([
      {
        severity: "warning",
        summary: `Adopts the customer "Alpha" (${customerId(1)})`,
      },
    ]);
  });

  test("is taken over once", async () => {
    const { find } = setUp([alpha(1)]);
    await find("adopt");
    const { existing, diagnostics } = await find("adopt");
    expect(existing).toEqual({});
    expect(diagnostics).toMatchObject([
      {
        severity: "error",
        detail: expect.stringContaining("Two resources would adopt"),
      },
    ]);
  });

  test("is an error for fail", async () => {
    const { existing, diagnostics } = await setUp([alpha(1)]).find("fail");
    expect(existing).toEqual({});
    expect(diagnostics).toMatchObject([
      {
        severity: "error",
        detail: expect.stringContaining(`id = "${customerId(1)}"`),
      },
    ]);
  });
});

test("two that nobody holds are named both, and adopt takes none of them", async () => {
  const { existing, diagnostics } = await setUp([alpha(1), alpha(2)]).find(
    "adopt",
  );
  expect(existing).toEqual({});
  expect(diagnostics).toMatchObject([{ severity: "error" }]);
  expect(diagnostics[0]?.detail).toContain("which needs exactly one");
  expect(diagnostics[0]?.detail).toContain(customerId(1));
  expect(diagnostics[0]?.detail).toContain(customerId(2));
});

describe("a customer that another resource holds", () => {
  test("is no surprise for create", async () => {
    const { find, ledger } = setUp([alpha(1)]);
    ledger.hold(customerId(1), "deactivate");
    expect(await find("create")).toEqual({ existing: {}, diagnostics: [] });
  });

  test.each(["adopt", "fail"] as const)(
    "is an error for %s",
    async (policy) => {
      const { find, ledger } = setUp([alpha(1)]);
      ledger.hold(customerId(1), "deactivate");
      const { existing, diagnostics } = await find(policy);
      expect(existing).toEqual({});
      expect(diagnostics).toMatchObject([
        {
          severity: "error",
          detail: expect.stringContaining(
            "which another resource of this state holds",
          ),
        },
      ]);
    },
  );
});

describe("an account of more than 5,000 customers", () => {
  const many = [
    ...Array.from({ length: 5000 }, (_, index) => customer(index + 10)),
    alpha(1),
  ];

  test("gets one note for create, whatever the name, after 50 pages", async () => {
    const { find, knownIds, pagesRead } = setUp(many);
    const first = await find("create");
    const second = await find("create", "Beta");
    expect(first.diagnostics).toMatchObject([
      {
        severity: "warning",
        summary: "Not checked whether customers of the same names live already",
      },
    ]);
    expect(second.diagnostics).toEqual([]);
    expect(await knownIds()).toBeNull();
    expect(pagesRead()).toBe(50);
  });

  test.each(["adopt", "fail"] as const)(
    "is read to its end for %s",
    async (policy) => {
      const { find, knownIds, pagesRead } = setUp(many);
      const { diagnostics } = await find(policy);
      expect(diagnostics).toHaveLength(1);
      expect(diagnostics[0]?.detail).not.toBe("");
      expect(pagesRead()).toBe(51);
      expect((await knownIds())?.size).toBe(5001);
    },
  );
});

test("the known ids are those of all customers, whatever their names", async () => {
  const { knownIds } = setUp([alpha(1), customer(2)]);
  expect(await knownIds()).toEqual(new Set([customerId(1), customerId(2)]));
});

describe("a list that cannot be read", () => {
  const failure = new ClientError("The API answered 403.", {
    outcome: "rejected",
  });

  test("is one warning for create, which it does not keep from creating", async () => {
    const { find } = setUp(failure);
    expect(await find("create")).toMatchObject({
      existing: {},
      diagnostics: [
        {
          severity: "warning",
          summary:
            "Not checked whether customers of the same names live already",
          detail: "The customers cannot be listed: The API answered 403.",
        },
      ],
    });
    expect((await find("create", "Beta")).diagnostics).toEqual([]);
  });

  test("fails create too where the key is not accepted, with which nothing else works either", async () => {
    const refused = new AuthenticationError("The API answered 401.", {
      outcome: "rejected",
      status: 401,
      requestId: undefined,
    });
    await expect(setUp(refused).find("create")).rejects.toBe(refused);
  });

  test.each(["adopt", "fail"] as const)(
    "fails %s, which depends on it",
    async (onExisting) => {
      await expect(setUp(failure).find(onExisting)).rejects.toBe(failure);
    },
  );

  test("leaves the known ids unknown", async () => {
    expect(await setUp(failure).knownIds()).toBeNull();
  });
});
