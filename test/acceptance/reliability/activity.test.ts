/** A live customer is deactivated only if the plan says so, whatever its activity was when Terraform last read it. */
import { expect, test } from "@jest/globals";
import {
  callsOf,
  liveCustomer,
  writesOf,
  writesTo,
} from "../../support/api/live-customers";
import { customerBlock } from "../../support/hcl/customer-block";
import { providerBlock } from "../../support/hcl/provider-block";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

test.each([
  { what: "-replace", args: ["-replace=avara_express_customer.Alpha"] },
  { what: "a taint", args: [] },
  { what: "a taint and another name", args: [], name: "Beta" },
])(
  "$what takes over the customer and never deactivates it",
  async ({ args, name = "Alpha" }) => {
    const { workspace, sandbox } = await begin();
    await workspace.write(customerBlock("Alpha", { name: "Alpha" }));
    await workspace.apply();
    const { expressCustomerId } = liveCustomer(sandbox, "Alpha");
    if (args.length === 0)
      await workspace.succeed("taint", "avara_express_customer.Alpha");
    await workspace.write(
      providerBlock({ max_deactivations: 0 }) +
        customerBlock("Alpha", { name }),
    );
    const calls = callsOf(await workspace.apply(...args));
    expect(writesOf(calls)).toEqual(
      name === "Alpha" ? [] : ["PATCH /v1/express/{id}"],
    );
    expect(sandbox.customers.all()).toMatchObject([
      { expressCustomerId, expressCustomerName: name, isActive: true },
    ]);
  },
);

test("with -refresh=false, an inactive customer that is active again is announced before it is written", async () => {
  const { workspace, sandbox } = await begin();
  const block = (metadata: Record<string, string>) =>
    providerBlock({ max_deactivations: 0 }) +
    customerBlock("Alpha", { name: "Alpha", active: false, metadata });
  await workspace.write(block({}));
  await workspace.apply();
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
  await workspace.write(block(1, {}));
  await workspace.apply();
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
  const many = Array.from({ length: 12 }, (_, index) => `Customer ${index}`);
  const declare = (active: boolean) =>
    workspace.write(
      many
        .map((name, index) =>
          customerBlock(`customer_${index}`, { name, active }),
        )
        .join("\n"),
    );
  await declare(false);
  await workspace.apply();
  for (const { expressCustomerId } of sandbox.customers.all())
    sandbox.customers.reactivate(expressCustomerId);
  await workspace.succeed("destroy", "-auto-approve");
  expect(sandbox.customers.all().filter(({ isActive }) => isActive)).toEqual(
    [],
  );
});
