/** A customer that already exists is named, adopted or an error, and never created twice without a warning. */
import { describe, expect, test } from "@jest/globals";
import {
  customerBlock,
  customerBlocks,
} from "../../support/hcl/customer-block";
import {
  callsOf,
  declarable,
  writesOf,
  writesTo,
} from "../../support/api/live-customers";
import { plainOutput } from "../../support/terraform/plain-output";
import { providerBlock } from "../../support/hcl/provider-block";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

const alpha = { name: "Alpha", metadata: { owner: "a" } };

/** The import block in a warning, for the resource that the warning is about. */
function pastedImport(plan: string): string {
  const text = plan.replace(/^│ ?/gm, "");
  const block = /^ *import \{\n[^}]*\}/m.exec(text)?.[0];
  const address = /^ *with (\S+),$/m.exec(text)?.[1];
  if (block === undefined || address === undefined) throw new Error(plan);
  return block.replace("avara_express_customer.example", address);
}

test("the plan names an orphan, with an import block that works", async () => {
  const { workspace, sandbox } = await begin();
  const { expressCustomerId } = sandbox.customers.add(alpha);
  await workspace.write(customerBlock("a", alpha));
  const plan = await workspace.succeed("plan");
  expect(plainOutput({ stdout: plan, stderr: "" })).toContain(
    `"Alpha" (${expressCustomerId}) exists, and this apply creates another customer of the same name.`,
  );
  expect(
    writesOf(
      callsOf(
        await workspace.deploy(
          `${customerBlock("a", alpha)}\n${pastedImport(plan)}`,
        ),
      ),
    ),
  ).toEqual([]);
  expect(sandbox.customers.size).toBe(1);
});

describe("on_existing", () => {
  const outcomes = {
    create: {
      customers: 2,
      message: "creates another customer of the same name",
    },
    adopt: { customers: 1, message: 'Took over the customer "Alpha"' },
    fail: { customers: 1, message: 'and on_existing is "fail"' },
  };
  const cases = (["create", "adopt", "fail"] as const).flatMap((policy) => [
    {
      where: "on the resource, against the provider",
      policy,
      provider: policy === "create" ? "fail" : "create",
      resource: policy,
    },
    { where: "on the provider", policy, provider: policy, resource: null },
  ]);

  test.each(cases)(
    "$policy, $where",
    async ({ policy, provider, resource }) => {
      const { workspace, sandbox } = await begin();
      const { expressCustomerId } = sandbox.customers.add({
        name: "Alpha",
        isActive: false,
        metadata: { owner: "another team" },
      });
      await workspace.write(
        providerBlock({ on_existing: provider }) +
          customerBlock("a", { ...alpha, on_existing: resource }),
      );
      const run = policy === "fail" ? "fail" : "pass";
      const apply = await workspace[run]("apply", "-auto-approve");
      const { customers, message } = outcomes[policy];
      expect(apply).toContain(message);
      expect(apply).toContain(expressCustomerId);
      expect(sandbox.customers.size).toBe(customers);
      expect(declarable(sandbox.customers.get(expressCustomerId))).toEqual(
        policy === "adopt"
          ? { ...alpha, active: true }
          : {
              name: "Alpha",
              active: false,
              metadata: { owner: "another team" },
            },
      );
    },
  );

  test("adopt, for two resources of one name and one live customer, fails the plan", async () => {
    const { workspace, sandbox } = await begin();
    sandbox.customers.add(alpha);
    const adopting = { ...alpha, on_existing: "adopt" };
    await workspace.write(
      customerBlock("a", adopting) + customerBlock("b", adopting),
    );
    const plan = await workspace.fail("plan");
    expect(plan).toMatch(/Two resources \w+ the customer "Alpha"/);
  });
});

test("an account that is too large to search gets one note, and is searched if on_existing requires it", async () => {
  const { workspace, sandbox } = await begin();
  for (let number = 0; number < 5001; number += 1)
    sandbox.customers.add({ name: `Customer ${number}` });
  const declare = (policy: string) =>
    workspace.write(
      providerBlock({ on_existing: policy }) +
        customerBlock("a", { name: "Alpha" }) +
        customerBlock("b", { name: "Customer 5000" }),
    );
  await declare("create");
  const plan = await workspace.pass("plan");
  expect(plan.match(/Warning: Did not check/g)).toHaveLength(1);
  expect(sandbox.requests.count()).toBe(50);
  await declare("fail");
  expect(await workspace.fail("plan")).toContain(
    'A customer named "Customer 5000" already exists',
  );
});

test("adopting needs a name that is known during the plan, which has to show it", async () => {
  const { workspace, sandbox } = await begin();
  const declaration = (policy: string) => `
resource "terraform_data" "name" {
  input = "Alpha"
}

resource "avara_express_customer" "holder" {
  name = "Alpha"
}

resource "avara_express_customer" "other" {
  name        = terraform_data.name.output
  on_existing = ${JSON.stringify(policy)}
}
`;
  await workspace.deploy(
    'resource "avara_express_customer" "holder" {\n  name = "Alpha"\n}\n',
  );
  await workspace.write(declaration("adopt"));
  expect(await workspace.fail("plan")).toContain(
    "The name of a customer to take over is not known yet",
  );
  // Once the name is known, the customer turns out to belong to another resource.
  await workspace.succeed(
    "apply",
    "-auto-approve",
    "-target=terraform_data.name",
  );
  const known = await workspace.fail("plan");
  expect(known).toMatch(
    /Another resource of this state holds it|Two resources concern the customer/,
  );
  expect(sandbox.customers.size).toBe(1);

  await workspace.deploy(declaration("create"));
  expect(sandbox.customers.size).toBe(2);
});

test("a list that the key may not read does not prevent a create, but prevents an adoption", async () => {
  const { workspace, sandbox } = await begin();
  const forbidden = {
    kind: "respond",
    method: "GET",
    path: "/v1/express",
    status: 403,
  } as const;
  sandbox.faults.add(forbidden);
  await workspace.write(customerBlock("a", alpha));
  expect(await workspace.pass("apply", "-auto-approve")).toContain(
    "Warning: Did not check",
  );
  expect(sandbox.customers.size).toBe(1);

  sandbox.faults.clear();
  sandbox.faults.add({ ...forbidden, times: 1 });
  await workspace.write(
    providerBlock({ on_existing: "adopt" }) +
      customerBlock("a", alpha) +
      customerBlock("b", { name: "Beta" }),
  );
  await workspace.fail("plan");
  await workspace.apply();
  expect(sandbox.customers.size).toBe(2);
});

test("a replacement and a new customer of one name fail in one plan, because the live customer is ambiguous", async () => {
  const { workspace, sandbox } = await begin();
  const twins = [{ name: "Alpha" }, { name: "Alpha" }];
  const replacing = "-replace=avara_express_customer.customer_0";
  await workspace.deploy(customerBlocks(twins.slice(1)));
  await workspace.write(customerBlocks(twins));
  sandbox.requests.clear();
  const apply = await workspace.fail("apply", "-auto-approve", replacing);
  expect(apply).toContain("Apply them one at a time");
  expect(writesTo(sandbox)).toEqual([]);

  await workspace.apply();
  await workspace.apply(replacing);
  expect(sandbox.customers.size).toBe(2);
});

test("two tainted customers of one name are each taken over, and neither is deactivated", async () => {
  const { workspace, sandbox } = await begin();
  const twins = ["a", "b"].map((owner) => ({
    name: "Alpha",
    metadata: { owner },
  }));
  await workspace.deploy(customerBlocks(twins));
  for (const index of twins.keys())
    await workspace.succeed(
      "taint",
      `avara_express_customer.customer_${index}`,
    );
  expect(writesOf(callsOf(await workspace.apply()))).toEqual([]);
  expect(sandbox.customers.all()).toMatchObject([
    { isActive: true },
    { isActive: true },
  ]);
});
