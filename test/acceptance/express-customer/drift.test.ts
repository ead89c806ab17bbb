import { expect, test } from "@jest/globals";
import type { Sandbox } from "../../../src/sandbox";
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

const patch = "PATCH /v1/express/{id}";
const deactivate = "POST /v1/express/{id}/deactivate";
const reactivate = "POST /v1/express/{id}/reactivate";

interface Drift {
  readonly what: string;
  readonly declared?: CustomerAttributes;
  /** The change outside Terraform. */
  readonly meanwhile: (customers: Sandbox["customers"], id: string) => unknown;
  /** Lines of the plan. */
  readonly shown: readonly RegExp[];
  /** The calls that fix it. */
  readonly calls: readonly string[];
}

const owned = { metadata: { owner: "a", tier: "1" } };

const drifts: readonly Drift[] = [
  {
    what: "a new name",
    meanwhile: (customers, id) =>
      customers.update(id, { expressCustomerName: "Renamed" }),
    shown: [/~ name += "Renamed" -> "a new name"/],
    calls: [patch],
  },
  {
    what: "deactivated",
    meanwhile: (customers, id) => customers.deactivate(id),
    shown: [/~ active += false -> true/],
    calls: [reactivate],
  },
  {
    what: "reactivated",
    declared: { active: false },
    meanwhile: (customers, id) => customers.reactivate(id),
    shown: [/~ active += true -> false/],
    calls: [deactivate],
  },
  {
    what: "a changed value",
    declared: owned,
    meanwhile: (customers, id) =>
      customers.update(id, { metadata: { owner: "b", tier: "1" } }),
    shown: [/~ "?owner"? += "b" -> "a"/],
    calls: [patch],
  },
  {
    what: "an added key",
    declared: owned,
    meanwhile: (customers, id) =>
      customers.update(id, { metadata: { ...owned.metadata, extra: "x" } }),
    shown: [/- "?extra"? += "x"/],
    calls: [patch],
  },
  {
    what: "a key without declared metadata",
    meanwhile: (customers, id) =>
      customers.update(id, { metadata: { extra: "x" } }),
    shown: [/- "?extra"? += "x"/],
    calls: [patch],
  },
  {
    what: "a removed key",
    declared: owned,
    meanwhile: (customers, id) =>
      customers.update(id, { metadata: { owner: "a" } }),
    shown: [/\+ "?tier"? += "1"/],
    calls: [patch],
  },
  {
    what: "cleared metadata",
    declared: owned,
    meanwhile: (customers, id) => customers.update(id, { metadata: null }),
    shown: [/\+ "?owner"? += "a"/, /\+ "?tier"? += "1"/],
    calls: [patch],
  },
  {
    what: "everything at once",
    declared: owned,
    meanwhile: (customers, id) => {
      customers.deactivate(id);
      customers.update(id, { expressCustomerName: "X", metadata: null });
    },
    shown: [
      /~ name += "X" -> "everything at once"/,
      /~ active += false -> true/,
      /\+ "?owner"? += "a"/,
    ],
    calls: [reactivate, patch],
  },
  {
    what: "one more user",
    meanwhile: (customers, id) =>
      customers.addUser(id, `usr_${"0".repeat(32)}`),
    shown: [],
    calls: [],
  },
];

test("a change outside Terraform is shown by the plan, and fixed by the apply", async () => {
  const { workspace, sandbox } = await begin();
  // All drifts in one run of Terraform: each has a customer of its own.
  await workspace.deploy(
    customerBlocks(
      drifts.map(({ what, declared }) => ({ name: what, ...declared })),
    ),
  );
  const customers = drifts.map(({ what, meanwhile }) => {
    const customer = liveCustomer(sandbox, what);
    meanwhile(sandbox.customers, customer.expressCustomerId);
    return customer;
  });
  const refresh = await workspace.run(
    "plan",
    "-refresh-only",
    "-detailed-exitcode",
  );
  expect(refresh.exitCode).toBe(2);

  const plan = await workspace.succeed("plan", "-out=fix.tfplan");
  const sections = plan.split(/^ *# avara_express_customer\./m);
  for (const [index, { shown }] of drifts.entries()) {
    const title = `customer_${index} will be updated in-place`;
    const section = sections.find((one) => one.startsWith(title));
    for (const line of shown) expect(section).toMatch(line);
    expect(section === undefined).toBe(shown.length === 0);
  }

  const requests = await workspace.apply("fix.tfplan");
  const fixed = customers.map((customer) => ({
    what: customer.expressCustomerName,
    calls: writesOf(callsTo(requests, customer)),
    live: declarable(sandbox.customers.get(customer.expressCustomerId)),
  }));
  expect(fixed).toEqual(
    drifts.map(({ what, declared, calls }) => ({
      what,
      calls,
      live: {
        name: what,
        active: declared?.active ?? true,
        metadata: declared?.metadata ?? {},
      },
    })),
  );
});

test("a customer that no longer exists is planned and created again", async () => {
  const { workspace, sandbox } = await begin();
  await workspace.deploy(customerBlock("a", { name: "Alpha" }));
  const { expressCustomerId } = liveCustomer(sandbox, "Alpha");
  sandbox.customers.forget(expressCustomerId);

  const plan = await workspace.succeed("plan");
  expect(plan).toContain("avara_express_customer.a will be created");
  await workspace.apply();
  expect(liveCustomer(sandbox, "Alpha").expressCustomerId).not.toBe(
    expressCustomerId,
  );
});

test("a customer that disappears between plan and apply is an error, and the next plan creates it", async () => {
  const { workspace, sandbox } = await begin();
  await workspace.deploy(customerBlock("a", { name: "Alpha" }));
  await workspace.write(customerBlock("a", { name: "Beta" }));
  await workspace.succeed("plan", "-out=rename.tfplan");
  sandbox.customers.forget(liveCustomer(sandbox, "Alpha").expressCustomerId);

  expect(await workspace.fail("apply", "rename.tfplan")).toContain(
    'Could not update the customer "Alpha"',
  );
  const requests = await workspace.apply();
  expect(callsOf(requests)).toContain("POST /v1/express");
  expect(declarable(liveCustomer(sandbox, "Beta")).active).toBe(true);
});
