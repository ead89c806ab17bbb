import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import {
  customerBlock,
  customerBlocks,
} from "../../support/hcl/customer-block";
import type { CustomerAttributes } from "../../support/hcl/customer-block";
import {
  callsOf,
  callsTo,
  declarable,
  liveCustomer,
  writesOf,
} from "../../support/api/live-customers";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

const get = "GET /v1/express/{id}";
const patch = "PATCH /v1/express/{id}";
const deactivate = "POST /v1/express/{id}/deactivate";
const reactivate = "POST /v1/express/{id}/reactivate";

interface Update {
  readonly change: string;
  readonly before?: CustomerAttributes;
  readonly after: CustomerAttributes;
  readonly calls: readonly string[];
}

// The unit test `write/customer-writer` has every combination. These show that Terraform plans them so.
const updates: readonly Update[] = [
  { change: "the name", after: { name: "Renamed" }, calls: [patch] },
  {
    change: "metadata no longer mentioned",
    before: { metadata: { owner: "a" } },
    after: {},
    calls: [patch],
  },
  { change: "off", after: { active: false }, calls: [deactivate] },
  {
    change: "active no longer mentioned",
    before: { active: false },
    after: {},
    calls: [reactivate],
  },
  {
    change: "a policy",
    after: { deletion_policy: "abandon" },
    calls: [],
  },
  {
    change: "everything, and off",
    before: { metadata: { owner: "a" }, deletion_policy: "prevent" },
    after: {
      name: "All new and off",
      metadata: { tier: "1" },
      active: false,
      deletion_policy: "abandon",
    },
    calls: [patch, deactivate],
  },
  {
    change: "everything, and on",
    before: { metadata: { owner: "a" }, active: false },
    after: {
      name: "All new and on",
      metadata: { owner: "b", tier: "1" },
      active: true,
      deletion_policy: "abandon",
    },
    calls: [reactivate, patch],
  },
  {
    change: "nothing",
    before: { active: false },
    after: { active: false },
    calls: [],
  },
];

test("an update makes a GET and the fewest writes, in the order that needs no update of an inactive customer", async () => {
  const { workspace, sandbox } = await begin();
  // All updates in one run of Terraform: each has a customer of its own.
  const declaration = (stage: "before" | "after") =>
    customerBlocks(
      updates.map((update) => ({ name: update.change, ...update[stage] })),
    );
  await workspace.deploy(declaration("before"));
  const customers = updates.map(({ change }) => liveCustomer(sandbox, change));
  const requests = await workspace.deploy(
    declaration("after"),
    "-refresh=false",
  );
  const updated = customers.map((customer) => {
    const calls = callsTo(requests, customer);
    return {
      change: customer.expressCustomerName,
      // Each update begins with a GET; a plan that may deactivate has made some more.
      reads: calls.includes(get),
      calls: writesOf(calls),
      live: declarable(sandbox.customers.get(customer.expressCustomerId)),
    };
  });
  expect(updated).toEqual(
    updates.map(({ change, after, calls }) => ({
      change,
      reads: change !== "nothing",
      calls,
      live: {
        name: after.name ?? change,
        active: after.active ?? true,
        metadata: after.metadata ?? {},
      },
    })),
  );
});

test("a rejection halfway keeps the finished part in the state, and the next apply does the rest", async () => {
  const { workspace, sandbox } = await begin();
  await workspace.deploy(customerBlock("a", { name: "Alpha", active: false }));
  await workspace.write(customerBlock("a", { name: "Beta" }));
  sandbox.faults.add({ kind: "respond", method: "PATCH", status: 403 });
  await workspace.fail("apply", "-auto-approve");
  const state = await workspace.succeed("show");
  expect(state).toMatch(/active += true/);
  expect(state).toMatch(/name += "Alpha"/);

  sandbox.faults.clear();
  const requests = await workspace.apply("-refresh=false");
  expect(callsTo(requests, liveCustomer(sandbox, "Beta"))).toEqual([
    get,
    patch,
  ]);
});

test("a customer that moves into a module, and to another name in it, is not touched", async () => {
  const { workspace, sandbox } = await begin();
  const address = "avara_express_customer.a";
  await workspace.deploy(customerBlock("a", { name: "Alpha" }));
  const before = liveCustomer(sandbox, "Alpha");

  await mkdir(join(workspace.directory, "clinic"));
  const inModule = (label: string) =>
    writeFile(
      join(workspace.directory, "clinic/main.tf"),
      `terraform {\n  required_providers {\n    avara = {\n      source = "avara-software/avara"\n    }\n  }\n}\n${customerBlock(label, { name: "Alpha" })}`,
    );
  const moved = (from: string, to: string) =>
    `moved {\n  from = ${from}\n  to   = ${to}\n}\n`;
  const module = 'module "clinic" {\n  source = "./clinic"\n}\n';
  const steps = [
    { label: "a", from: address, to: `module.clinic.${address}` },
    {
      label: "b",
      from: `module.clinic.${address}`,
      to: "module.clinic.avara_express_customer.b",
    },
  ];
  for (const { label, from, to } of steps) {
    await inModule(label);
    await workspace.write(module + moved(from, to));
    await workspace.succeed("get");
    expect(writesOf(callsOf(await workspace.apply()))).toEqual([]);
    expect((await workspace.succeed("state", "list")).trim()).toBe(to);
  }
  expect(liveCustomer(sandbox, "Alpha")).toEqual(before);
});
