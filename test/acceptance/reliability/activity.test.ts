/** A live customer is deactivated only if the plan says so, whatever its activity was when Terraform last read it. */
import { expect, test } from "@jest/globals";
import {
  callsOf,
  declarable,
  liveCustomer,
  writesOf,
  writesTo,
} from "../../support/api/live-customers";
import {
  customerBlock,
  customerBlocks,
} from "../../support/hcl/customer-block";
import { providerBlock } from "../../support/hcl/provider-block";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

test.each(["-replace", "taint"])(
  "%s takes over the customer, changes it to the declaration, and never deactivates it",
  async (how) => {
    const { workspace, sandbox } = await begin();
    const address = "avara_express_customer.a";
    const before = { name: "Alpha", metadata: { owner: "a" } };
    const after = { name: "Beta", metadata: { owner: "b" } };
    await workspace.deploy(customerBlock("a", before));
    const { expressCustomerId } = liveCustomer(sandbox, "Alpha");
    for (const declared of [before, after]) {
      if (how === "taint") await workspace.succeed("taint", address);
      const requests = await workspace.deploy(
        providerBlock({ max_deactivations: 0 }) + customerBlock("a", declared),
        ...(how === "taint" ? [] : [`-replace=${address}`]),
      );
      expect(writesOf(callsOf(requests))).toEqual(
        declared === before ? [] : ["PATCH /v1/express/{id}"],
      );
      const [live, ...others] = sandbox.customers.all();
      expect(others).toEqual([]);
      expect(live?.expressCustomerId).toBe(expressCustomerId);
      expect(declarable(live)).toEqual({ ...declared, active: true });
    }
  },
);

test("with -refresh=false, an inactive customer that is active again is announced before it is written", async () => {
  const { workspace, sandbox } = await begin();
  const block = (metadata: Record<string, string>) =>
    providerBlock({ max_deactivations: 0 }) +
    customerBlock("Alpha", { name: "Alpha", active: false, metadata });
  await workspace.deploy(block({}));
  const { expressCustomerId } = liveCustomer(sandbox, "Alpha");
  sandbox.customers.reactivate(expressCustomerId);
  await workspace.write(block({ owner: "a" }));
  sandbox.requests.clear();
  const apply = await workspace.fail(
    "apply",
    "-auto-approve",
    "-refresh=false",
  );
  expect(apply).toContain(`"Alpha" (${expressCustomerId})`);
  expect(writesTo(sandbox)).toEqual([]);
});

test("a customer that is reactivated between plan and apply is announced and counted before the first write", async () => {
  const { workspace, sandbox } = await begin();
  const block = (max: number, metadata: Record<string, string>) =>
    providerBlock({ max_deactivations: max }) +
    customerBlock("Alpha", { name: "Alpha", active: false, metadata });
  await workspace.deploy(block(1, {}));
  const { expressCustomerId } = liveCustomer(sandbox, "Alpha");
  await workspace.write(block(0, { owner: "a" }));
  await workspace.succeed("plan", "-out=saved.tfplan");
  sandbox.customers.reactivate(expressCustomerId);
  sandbox.requests.clear();
  const apply = await workspace.fail("apply", "saved.tfplan");
  expect(apply).toContain(`"Alpha" (${expressCustomerId})`);
  expect(writesTo(sandbox)).toEqual([]);
});

test("a destroy ends only when the customers are inactive, even if the list lags", async () => {
  const { workspace, sandbox } = await begin({ quirks: { listLagMs: 60_000 } });
  const inactive = Array.from({ length: 12 }, (_, index) => ({
    name: `Customer ${index}`,
    active: false,
  }));
  await workspace.deploy(customerBlocks(inactive));
  for (const { expressCustomerId } of sandbox.customers.all())
    sandbox.customers.reactivate(expressCustomerId);
  await workspace.succeed("destroy", "-auto-approve");
  expect(sandbox.customers.all().filter(({ isActive }) => isActive)).toEqual(
    [],
  );
});
