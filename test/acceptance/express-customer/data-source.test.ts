import { expect, test } from "@jest/globals";
import { customerBlock } from "../../support/hcl/customer-block";
import { diagnose } from "../../support/terraform/diagnose";
import { callsOf } from "../../support/api/live-customers";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

test("a customer is found by id and by name, with every field of the API", async () => {
  const { workspace, sandbox } = await begin();
  // The last one is on the third page of the list.
  for (let index = 0; index < 200; index += 1)
    sandbox.customers.add({ name: `Customer ${index}` });
  const customer = sandbox.customers.add({
    name: "Klinik 🏥",
    isActive: false,
    metadata: { owner: "a" },
    userCount: 7,
  });
  await workspace.write(`
data "avara_express_customer" "by_name" {
  name = "Klinik 🏥"
}

data "avara_express_customer" "by_id" {
  id = "${customer.expressCustomerId}"
}

output "found" {
  value = [data.avara_express_customer.by_name, data.avara_express_customer.by_id]
}
`);
  const calls = callsOf(await workspace.apply());
  expect(calls.filter((call) => call === "GET /v1/express")).toHaveLength(3);
  const found = {
    id: customer.expressCustomerId,
    name: "Klinik 🏥",
    active: false,
    metadata: { owner: "a" },
    user_count: 7,
    created_at: customer.createdAt,
    updated_at: customer.updatedAt,
    created_by_api_key_id: customer.createdByApiKeyId,
    created_by_user_id: null,
  };
  expect(await workspace.outputs()).toEqual({ found: [found, found] });
});

test("a customer that does not exist, or is not the only one of its name, is an error on the attribute", async () => {
  const { workspace, sandbox } = await begin();
  const [first, second] = [1, 2].map(() =>
    sandbox.customers.add({ name: "Twin" }),
  );
  const unknownId = `cus_${"0".repeat(32)}`;
  await workspace.write(`
data "avara_express_customer" "unknown_id" {
  id = "${unknownId}"
}

data "avara_express_customer" "unknown_name" {
  name = "twin"
}

data "avara_express_customer" "twins" {
  name = "Twin"
}
`);
  const diagnostics = await diagnose(workspace, "plan");
  expect(diagnostics).toHaveLength(3);
  for (const expected of [
    {
      address: "data.avara_express_customer.unknown_id",
      detail: `There is no Express customer ${unknownId}. Check the id, and that the API key belongs to the right account.`,
      source: `"${unknownId}"`,
    },
    {
      address: "data.avara_express_customer.unknown_name",
      detail:
        'No Express customer is named "twin". The name must match exactly, including upper and lower case.',
      source: '"twin"',
    },
    {
      address: "data.avara_express_customer.twins",
      detail: `"Twin" (${first?.expressCustomerId ?? ""}), "Twin" (${second?.expressCustomerId ?? ""}) exist. Set id to the one you mean, instead of name.`,
      source: '"Twin"',
    },
  ])
    expect(diagnostics).toContainEqual(expect.objectContaining(expected));
});

test("users that are added to a found customer do not show up in the plan", async () => {
  const { workspace, sandbox } = await begin();
  const { expressCustomerId } = sandbox.customers.add({ name: "Alpha" });
  await workspace.deploy(`
data "avara_express_customer" "alpha" {
  name = "Alpha"
}

data "avara_express_customer" "declared" {
  id = avara_express_customer.branch.id
}

${customerBlock("branch", { name: "${data.avara_express_customer.alpha.name} branch" })}
output "branch" {
  value = data.avara_express_customer.declared.name
}
`);
  sandbox.customers.addUser(expressCustomerId, `usr_${"0".repeat(32)}`);
  await workspace.succeed("plan", "-detailed-exitcode");
  await workspace.expectNoDrift();
  expect(await workspace.outputs()).toEqual({ branch: "Alpha branch" });
});
