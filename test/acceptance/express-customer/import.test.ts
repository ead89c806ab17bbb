import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { customerBlock } from "../../support/hcl/customer-block";
import { importBlock } from "../../support/hcl/import-block";
import { callsOf, writesOf } from "../../support/api/live-customers";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

const address = "avara_express_customer.a";

test.each(["id", "name"])(
  "by command and %s: the plan after it is empty",
  async (by) => {
    const { workspace, sandbox } = await begin();
    const attributes = {
      name: "Alpha 🏥",
      active: false,
      metadata: { owner: "a" },
    };
    const { expressCustomerId } = sandbox.customers.add({
      ...attributes,
      isActive: false,
    });
    await workspace.write(customerBlock("a", attributes));
    await workspace.succeed(
      "import",
      address,
      by === "id" ? expressCustomerId : `name=${attributes.name}`,
    );
    await workspace.succeed("plan", "-detailed-exitcode");
  },
);

test("by block: differences from the declaration are corrected in the same apply", async () => {
  const { workspace, sandbox } = await begin();
  const { expressCustomerId } = sandbox.customers.add({ name: "Alpha" });
  await workspace.write(
    customerBlock("a", { name: "Alpha", metadata: { owner: "a" } }) +
      importBlock("a", expressCustomerId),
  );
  expect(await workspace.succeed("plan")).toContain(
    "1 to import, 0 to add, 1 to change, 0 to destroy",
  );
  const requests = await workspace.apply();
  expect(writesOf(callsOf(requests))).toEqual(["PATCH /v1/express/{id}"]);
  expect(sandbox.customers.all()).toMatchObject([
    { expressCustomerId, metadata: { owner: "a" } },
  ]);
});

test("with generated configuration: the plan after it is empty", async () => {
  const { workspace, sandbox } = await begin();
  const { expressCustomerId } = sandbox.customers.add({
    name: '"Alpha" ${braces} %{if} 🏥',
    isActive: false,
    metadata: { "a b": "c\nd", owner: "a" },
  });
  const bare = sandbox.customers.add({ name: "Bare" });
  const blocks = (more?: string) =>
    importBlock("a", expressCustomerId, more) +
    importBlock("b", bare.expressCustomerId, more);
  // Without a declaration, Terraform 1.17 takes no provider from required_providers.
  await workspace.write(blocks("  provider = avara\n"));
  await workspace.succeed("plan", "-generate-config-out=generated.tf");
  const generated = await readFile(
    join(workspace.directory, "generated.tf"),
    "utf8",
  );
  expect(generated).not.toContain("created_at");
  await workspace.deploy(blocks());
  await workspace.succeed("plan", "-detailed-exitcode");
  expect(sandbox.customers.all().map(({ isActive }) => isActive)).toEqual([
    false,
    true,
  ]);
});

test.each([
  [
    "with another format",
    "customer-1",
    'The id to import is "customer-1". Expected the id of an Express customer, which is cus_ and 32 hexadecimal digits, or name= and the customer\'s name.',
  ],
  [
    "that does not exist",
    `cus_${"0".repeat(32)}`,
    "Cannot import non-existent remote object",
  ],
])("an id %s is an error", async (_, id, expected) => {
  const { workspace } = await begin();
  await workspace.write(customerBlock("a", { name: "Alpha" }));
  const result = await workspace.fail("import", address, id);
  expect(result).toContain(expected);
});

test("by a name in a block: nothing is created", async () => {
  const { workspace, sandbox } = await begin();
  sandbox.customers.add({ name: "Alpha" });
  const requests = await workspace.deploy(
    customerBlock("a", { name: "Alpha" }) + importBlock("a", "name=Alpha"),
  );
  expect(writesOf(callsOf(requests))).toEqual([]);
  expect(sandbox.customers.size).toBe(1);
});

test("by a name that several customers have, or none: an error that lists them", async () => {
  const { workspace, sandbox } = await begin();
  const twins = [1, 2].map(() => sandbox.customers.add({ name: "Alpha" }));
  await workspace.write(customerBlock("a", { name: "Alpha" }));
  const several = await workspace.fail("import", address, "name=Alpha");
  for (const { expressCustomerId } of twins)
    expect(several).toContain(expressCustomerId);
  expect(await workspace.fail("import", address, "name=alpha")).toMatch(
    /No such customer .* "alpha"/,
  );
});
