/** A create makes exactly one customer, even if its response is lost. */
import { once } from "node:events";
import { describe, expect, test } from "@jest/globals";
import type { FaultRule } from "../../../src/sandbox";
import {
  customerBlock,
  customerBlocks,
} from "../../support/hcl/customer-block";
import { declarable, liveCustomer } from "../../support/api/live-customers";
import { providerBlock } from "../../support/hcl/provider-block";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

const alpha = customerBlock("a", { name: "Alpha", metadata: { owner: "a" } });
const create = { method: "POST", path: "/v1/express" } as const;
const deactivate = { path: "/v1/express/*/deactivate" } as const;

const onceOnly = { ...create, times: 1 } as const;
const garbled = { status: 200, body: "<html>Please log in</html>" } as const;

/** The API has created the customer, or reports itself that it failed. */
const unclearOutcomes = [
  { ...onceOnly, kind: "drop", at: "afterWrite" },
  { ...onceOnly, kind: "drop", at: "midResponse" },
  { ...onceOnly, kind: "respond", at: "beforeWrite", status: 500 },
  { ...onceOnly, kind: "respond", at: "afterWrite", status: 302 },
  { ...onceOnly, kind: "respond", at: "afterWrite", status: 408 },
  { ...onceOnly, kind: "respond", at: "afterWrite", status: 500 },
  { ...onceOnly, kind: "respond", at: "afterWrite", status: 502 },
  { ...onceOnly, kind: "respond", at: "afterWrite", status: 504 },
  { ...onceOnly, kind: "respond", at: "afterWrite", ...garbled },
] satisfies readonly FaultRule[];

/** The API may still create the customer later. */
const openOutcomes = [
  { ...onceOnly, kind: "drop", at: "beforeWrite" },
  { ...onceOnly, kind: "respond", at: "beforeWrite", status: 302 },
  { ...onceOnly, kind: "respond", at: "beforeWrite", status: 502 },
  { ...onceOnly, kind: "respond", at: "beforeWrite", status: 503 },
  { ...onceOnly, kind: "respond", at: "beforeWrite", status: 504 },
  { ...onceOnly, kind: "respond", at: "beforeWrite", ...garbled },
] satisfies readonly FaultRule[];

test("every create whose response is lost, late or garbled makes one customer, and the state has it", async () => {
  const { workspace, sandbox } = await begin();
  sandbox.faults.add(...unclearOutcomes);
  const names = unclearOutcomes.map((_, index) => `Customer ${index}`);
  await workspace.deploy(customerBlocks(names.map((name) => ({ name }))));
  expect(sandbox.faults.list().map(({ hits }) => hits)).toEqual(
    unclearOutcomes.map(() => 1),
  );
  expect(
    sandbox.customers
      .all()
      .map((live) => live.expressCustomerName)
      .sort(),
  ).toEqual(names);
  await workspace.succeed("plan", "-detailed-exitcode");
});

test("a create that the API may still carry out is not repeated, and the next plan names its customer", async () => {
  const { workspace, sandbox } = await begin();
  sandbox.faults.add(...openOutcomes);
  const names = openOutcomes.map((_, index) => `Customer ${index}`);
  const blocks = customerBlocks(names.map((name) => ({ name })));
  await workspace.write(blocks);
  const errors = await workspace.fail("apply", "-auto-approve");
  for (const name of names)
    expect(errors).toContain(
      `the plan names a customer ${JSON.stringify(name)} that exists by then`,
    );
  expect(sandbox.requests.count(create)).toBe(openOutcomes.length);

  const [first = "", ...others] = names;
  const { expressCustomerId } = sandbox.customers.add({ name: first });
  const plan = await workspace.pass("plan");
  expect(plan).toContain(`A customer named "${first}" already exists`);
  expect(plan).toContain(`id = "${expressCustomerId}"`);
  expect(plan).toContain("If another stack or another resource of this one");
  for (const name of others) expect(plan).not.toContain(`${name}" already`);

  await workspace.deploy(providerBlock({ on_existing: "adopt" }) + blocks);
  expect(sandbox.customers.get(expressCustomerId)).toBeDefined();
  expect(sandbox.customers.size).toBe(names.length);
});

test("two resources of the same name and metadata get a customer each, even if a response is lost", async () => {
  const { workspace, sandbox } = await begin();
  sandbox.faults.add({ ...onceOnly, kind: "drop", at: "afterWrite" });
  await workspace.deploy(alpha + alpha.replace('"a"', '"b"'));
  expect(sandbox.customers.size).toBe(2);
  const ids = await workspace.succeed(
    "state",
    "show",
    "avara_express_customer.a",
  );
  const [first, second] = sandbox.customers.all();
  expect(
    [first, second].filter((live) =>
      ids.includes(live?.expressCustomerId ?? ""),
    ),
  ).toHaveLength(1);
});

test("a create that takes effect after its time-out and the first look is found", async () => {
  const firstLook = new AbortController();
  const { workspace, sandbox } = await begin({
    sleep: async () => {
      await once(firstLook.signal, "abort");
    },
    onRequest: ({ method }) => {
      const isSent = sandbox.requests.count(create) > 0;
      if (method === "GET" && isSent) firstLook.abort();
    },
  });
  sandbox.faults.add({ ...onceOnly, kind: "latency", latencyMs: 1 });
  await workspace.deploy(providerBlock({ request_timeout_seconds: 1 }) + alpha);
  expect(sandbox.requests.count(create)).toBe(1);
  expect(sandbox.customers.size).toBe(1);
});

describe("a create that succeeds halfway", () => {
  const inactive = (name: string, policy: string) =>
    providerBlock({ max_retries: 0, deletion_policy: policy }) +
    customerBlock("a", { name, active: false });

  test.each([
    { next: "the same declaration", name: "Alpha", policy: "deactivate" },
    { next: "another name", name: "Beta", policy: "deactivate" },
    { next: "destroying is prevented", name: "Alpha", policy: "prevent" },
  ])(
    "is kept in the state, and the next apply continues with it: $next",
    async ({ name, policy }) => {
      const { workspace, sandbox } = await begin();
      sandbox.faults.add({ ...deactivate, kind: "respond", status: 500 });
      await workspace.write(inactive("Alpha", policy));
      const apply = await workspace.fail("apply", "-auto-approve");
      const { expressCustomerId } = liveCustomer(sandbox, "Alpha");
      expect(apply).toContain("It was created, but is not yet as declared.");
      expect(
        await workspace.succeed("state", "show", "avara_express_customer.a"),
      ).toContain("(tainted)");

      sandbox.faults.clear();
      await workspace.deploy(inactive(name, policy));
      expect(sandbox.customers.size).toBe(1);
      expect(declarable(sandbox.customers.get(expressCustomerId))).toEqual({
        name,
        active: false,
        metadata: {},
      });
    },
  );

  test("a replacement whose new object fails leaves the customer active and in the state", async () => {
    const { workspace, sandbox } = await begin();
    const block = (metadata: Record<string, string>) =>
      providerBlock({ max_retries: 0 }) +
      customerBlock("a", { name: "Alpha", metadata });
    await workspace.deploy(block({ owner: "a" }));
    const { expressCustomerId } = liveCustomer(sandbox, "Alpha");
    await workspace.write(block({ owner: "b" }));
    sandbox.faults.add({ method: "PATCH", kind: "respond", status: 503 });
    await workspace.fail(
      "apply",
      "-auto-approve",
      "-replace=avara_express_customer.a",
    );
    expect(sandbox.customers.get(expressCustomerId)?.isActive).toBe(true);
    expect(
      await workspace.succeed("state", "show", "avara_express_customer.a"),
    ).toContain(expressCustomerId);
    sandbox.faults.clear();
    await workspace.apply();
    expect(sandbox.customers.all()).toMatchObject([
      { expressCustomerId, isActive: true, metadata: { owner: "b" } },
    ]);
  });
});
