import { describe, expect, test } from "@jest/globals";
import { Diagnostics } from "../../../../../src/framework/diagnostics";
import { CustomerDirectory } from "../../../../../src/provider/express-customer/live/directory";
import { Namesakes } from "../../../../../src/provider/express-customer/takeover/namesakes";
import { createFakeClock, newYearMs } from "../../../../support/fake-clock";
import { createSandboxClient } from "../sandbox-client";

const { signal } = new AbortController();

function setUp(options: Parameters<typeof createSandboxClient>[0] = {}) {
  const client = createSandboxClient(options);
  const directory = new CustomerDirectory(client.api, createFakeClock());
  const diagnostics = new Diagnostics();
  return {
    ...client,
    diagnostics,
    namesakes: new Namesakes(directory),
    context: { diagnostics, signal },
  };
}

test("finds all customers with exactly this name", async () => {
  const { customers, namesakes } = setUp();
  const twins = [
    customers.add({ name: "Alpha" }),
    customers.add({ name: "Alpha" }),
  ];
  customers.add({ name: "alpha" });
  expect((await namesakes.find("Alpha", signal)).map(({ id }) => id)).toEqual(
    twins.map(({ expressCustomerId }) => expressCustomerId),
  );
});

test("a customer that the list shows under a former name does not count", async () => {
  const clock = createFakeClock(newYearMs);
  const { customers, namesakes } = setUp({
    now: () => clock.now(),
    quirks: { listLagMs: 60_000 },
  });
  const { expressCustomerId } = customers.add({ name: "Alpha" });
  clock.advance(120_000);
  customers.update(expressCustomerId, { expressCustomerName: "Renamed" });
  expect(await namesakes.find("Alpha", signal)).toEqual([]);
});

describe("for a warning,", () => {
  test("a list that the key may not read counts as empty, and is reported once", async () => {
    const { context, diagnostics, faults, namesakes } = setUp();
    faults.add({ kind: "respond", method: "GET", status: 403 });
    expect(await namesakes.findForWarning("Alpha", context)).toEqual([]);
    expect(await namesakes.findForWarning("Beta", context)).toEqual([]);
    expect(diagnostics.list).toMatchObject([
      {
        severity: "warning",
        summary:
          "Did not check whether customers of the same names already exist",
      },
    ]);
  });

  test("a key that is not accepted fails the plan", async () => {
    const { context, faults, namesakes } = setUp();
    faults.add({ kind: "respond", method: "GET", status: 401 });
    await expect(namesakes.findForWarning("Alpha", context)).rejects.toThrow(
      "401",
    );
  });

  test("an API that cannot be reached fails the plan", async () => {
    const { context, namesakes } = setUp({
      meanwhile: () => {
        throw new Error("socket hang up");
      },
    });
    await expect(namesakes.findForWarning("Alpha", context)).rejects.toThrow(
      "socket hang up",
    );
  });
});
