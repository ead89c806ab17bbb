/** Behaviour that the API's contract does not define: the sandbox shows each alternative. */
import { expect, test } from "@jest/globals";
import type { QuirkOptions, Sandbox } from "../../../src/sandbox";
import {
  customerBlock,
  customerBlocks,
} from "../../support/hcl/customer-block";
import {
  callsOf,
  declarable,
  liveCustomer,
} from "../../support/api/live-customers";
import { providerBlock } from "../../support/hcl/provider-block";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

const contrary: QuirkOptions = {
  metadataMerges: true,
  deactivateInactiveRefused: true,
  reactivateActiveRefused: true,
  patchInactiveRefused: true,
  listOmitsInactive: true,
  listShifts: true,
  uniqueNames: true,
};

/** Two versions of a declaration that differ in everything, in both directions. */
const versions = [
  [
    { name: "Alpha", active: true, metadata: { a: "1", b: "2" } },
    { name: "Beta", active: false, metadata: { c: "3" } },
  ],
  [
    { name: "Alpha 2", active: false, metadata: { b: "3", c: "4" } },
    { name: "Beta 2", active: true, metadata: {} },
  ],
];

/** A rejection with 409 is retried too, so wait only briefly. */
const impatient = providerBlock({ max_retries: 1 });

function expectLive(
  sandbox: Sandbox,
  declared: (typeof versions)[number],
): void {
  const live = declared.map(({ name }) =>
    declarable(liveCustomer(sandbox, name)),
  );
  expect(live).toEqual(declared);
}

test("an API with all quirks reaches the declared state, even if a response is lost", async () => {
  const { workspace, sandbox } = await begin({
    quirks: contrary,
    // More than one page, so that the order of the list matters.
    customers: Array.from({ length: 120 }, (_, index) => ({
      name: `Other ${index}`,
      isActive: index % 3 !== 0,
    })),
  });
  for (const action of ["deactivate", "reactivate"])
    // The write succeeded but does not look so, and the repetition is rejected.
    sandbox.faults.add({
      kind: "respond",
      at: "afterWrite",
      path: `/v1/express/*/${action}`,
      status: 500,
      times: 1,
    });
  for (const declared of versions) {
    await workspace.deploy(impatient + customerBlocks(declared));
    expectLive(sandbox, declared);
  }
  expect(sandbox.customers.size).toBe(122);
  await workspace.succeed("destroy", "-auto-approve");
  expect(
    sandbox.customers.all().filter(({ isActive }) => isActive),
  ).toHaveLength(80);
});

test("with reads that are late by one write, the live customers are as declared", async () => {
  const { workspace, sandbox } = await begin({ quirks: { staleReads: 2 } });
  for (const declared of versions) {
    await workspace.write(impatient + customerBlocks(declared));
    await workspace.succeed("apply", "-auto-approve");
    expectLive(sandbox, declared);
  }
  expect(sandbox.customers.size).toBe(2);
});

test("with trimmed names, there is a clear error on the name and one customer, and the trimmed name continues with it", async () => {
  const { workspace, sandbox } = await begin({
    quirks: { namesTrimmed: true },
  });
  const named = (name: string) =>
    customerBlock("a", { name, metadata: { owner: "a" } });
  await workspace.write(named(" Alpha "));
  expect(await workspace.fail("apply", "-auto-approve")).toContain(
    'The API accepted the name, but stores "Alpha" instead of " Alpha ". Declare it in the form that the API keeps.',
  );
  await workspace.deploy(named("Alpha"));
  expect(sandbox.customers.all().map(declarable)).toEqual([
    { name: "Alpha", active: true, metadata: { owner: "a" } },
  ]);
});

test("an update that needs to patch an inactive customer, which the API rejects, is a clear error, and the state stays correct", async () => {
  const { workspace, sandbox } = await begin({
    quirks: { patchInactiveRefused: true },
  });
  const inactive = (owner: string) =>
    impatient +
    customerBlock("a", { name: "Alpha", active: false, metadata: { owner } });
  await workspace.deploy(inactive("a"));
  await workspace.write(inactive("b"));
  const apply = await workspace.fail("apply", "-auto-approve");
  expect(apply).toContain("An inactive customer cannot be updated.");
  expect(liveCustomer(sandbox, "Alpha").metadata).toEqual({ owner: "a" });
  await workspace.succeed("plan", "-refresh-only", "-detailed-exitcode");
});

test("with unique names, a name that is taken is a clear error, and nothing is created", async () => {
  const { workspace, sandbox } = await begin({
    quirks: { uniqueNames: true },
    customers: [{ name: "Alpha" }],
  });
  await workspace.write(customerBlock("a", { name: "Alpha" }));
  const apply = await workspace.fail("apply", "-auto-approve");
  expect(apply).toContain("Another customer has this name.");
  expect(
    callsOf(sandbox.requests.list()).filter(
      (call) => call === "POST /v1/express",
    ),
  ).toHaveLength(1);
  expect(sandbox.customers.size).toBe(1);
});
