/** `ignore_metadata_keys`: keys that belong to others. */
import { describe, expect, test } from "@jest/globals";
import {
  callsOf,
  liveCustomer,
  writesOf,
  writesTo,
} from "../../support/api/live-customers";
import { customerBlock } from "../../support/hcl/customer-block";
import { importBlock } from "../../support/hcl/import-block";
import { providerBlock } from "../../support/hcl/provider-block";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

const theirs = { "billing/id": "7", note: "x" };
const keys = ["billing/*", "note"];

const alpha = (attributes = {}) =>
  customerBlock("a", { name: "Alpha", ...attributes });

describe.each([
  ["the provider", providerBlock({ ignore_metadata_keys: keys }), {}],
  ["the resource", "", { ignore_metadata_keys: keys }],
])("keys that %s ignores", (_who, provider, ignoring) => {
  test("are no drift, and survive an update, a reactivation and a replacement", async () => {
    const { workspace, sandbox } = await begin();
    const write = (attributes = {}) =>
      workspace.write(provider + alpha({ ...ignoring, ...attributes }));
    await write({ metadata: { owner: "a" } });
    await workspace.apply();
    const { expressCustomerId: id } = liveCustomer(sandbox, "Alpha");
    sandbox.customers.update(id, { metadata: { owner: "a", ...theirs } });
    await workspace.succeed("plan", "-detailed-exitcode");

    sandbox.customers.deactivate(id);
    await write({ metadata: { owner: "b" } });
    await workspace.apply();
    await write();
    await workspace.apply("-replace=avara_express_customer.a");
    expect(sandbox.customers.all()).toMatchObject([
      { expressCustomerId: id, isActive: true, metadata: theirs },
    ]);
    await workspace.succeed("plan", "-detailed-exitcode");
  });

  test("survive a takeover", async () => {
    const { workspace, sandbox } = await begin();
    sandbox.customers.add({
      name: "Alpha",
      isActive: false,
      metadata: { extra: "x", ...theirs },
    });
    await workspace.deploy(
      provider +
        alpha({ ...ignoring, metadata: { owner: "a" }, on_existing: "adopt" }),
    );
    expect(sandbox.customers.all()).toMatchObject([
      { isActive: true, metadata: { owner: "a", ...theirs } },
    ]);
  });
});

test("an import shows keys that only the resource ignores as removed, warns, and leaves them", async () => {
  const { workspace, sandbox } = await begin();
  const { expressCustomerId: id } = sandbox.customers.add({
    name: "Alpha",
    metadata: theirs,
  });
  await workspace.write(
    importBlock("a", id) + alpha({ ignore_metadata_keys: keys }),
  );
  expect(await workspace.pass("plan")).toContain(
    `Leaves 2 metadata keys of "Alpha" (${id}) to others`,
  );
  expect(writesOf(callsOf(await workspace.apply()))).toEqual([]);
  expect(liveCustomer(sandbox, "Alpha").metadata).toEqual(theirs);
  await workspace.succeed("plan", "-detailed-exitcode");
});

test("a key that is no longer ignored is removed only by a plan that shows it", async () => {
  const { workspace, sandbox } = await begin();
  await workspace.deploy(alpha({ ignore_metadata_keys: keys }));
  const { expressCustomerId: id } = liveCustomer(sandbox, "Alpha");
  sandbox.customers.update(id, { metadata: theirs });

  await workspace.write(
    alpha({ ignore_metadata_keys: ["note"], metadata: { owner: "a" } }),
  );
  await workspace.succeed("apply", "-auto-approve");
  expect(liveCustomer(sandbox, "Alpha").metadata).toEqual({
    owner: "a",
    ...theirs,
  });
  const plan = await workspace.succeed("plan");
  expect(plan).toMatch(/- "?billing\/id"? += "7"/);
  await workspace.apply();
  expect(liveCustomer(sandbox, "Alpha").metadata).toEqual({
    owner: "a",
    note: "x",
  });
});

test.each([
  ["the resource", "", { ignore_metadata_keys: keys }, "-replace"],
  ["the provider", providerBlock({ ignore_metadata_keys: keys }), {}, ""],
])(
  "a key that %s no longer ignores survives a plan without a refresh, which cannot show it",
  async (_who, provider, ignoring, replace) => {
    const { workspace, sandbox } = await begin();
    await workspace.deploy(provider + alpha(ignoring));
    const { expressCustomerId: id } = liveCustomer(sandbox, "Alpha");
    sandbox.customers.update(id, { metadata: theirs });

    await workspace.write(alpha({ metadata: { owner: "a" } }));
    await workspace.succeed(
      "apply",
      "-auto-approve",
      replace === "" ? "-refresh=false" : `${replace}=avara_express_customer.a`,
    );
    expect(sandbox.customers.all()).toMatchObject([
      { expressCustomerId: id, metadata: { owner: "a", ...theirs } },
    ]);
    expect(await workspace.succeed("plan")).toMatch(/- "?note"? += "x"/);
  },
);

test.each([
  ["the resource", "", { metadata: { note: "ours" } }],
  ["the provider", providerBlock({ default_metadata: { note: "ours" } }), {}],
])(
  "a key that was ignored becomes one that %s declares, in one apply",
  async (_who, provider, declaring) => {
    const { workspace, sandbox } = await begin();
    await workspace.deploy(alpha({ ignore_metadata_keys: ["note"] }));
    const { expressCustomerId: id } = liveCustomer(sandbox, "Alpha");
    sandbox.customers.update(id, { metadata: { note: "x" } });
    await workspace.deploy(provider + alpha(declaring));
    expect(liveCustomer(sandbox, "Alpha").metadata).toEqual({ note: "ours" });
  },
);

describe("a key that is both declared and ignored is an error (39733, 42638 at the AWS provider)", () => {
  const summary = '"team" is both declared';
  const team = { team: "a" };
  const ignored = { ignore_metadata_keys: ["te*"] };

  test.each([
    [
      "validate",
      "in the provider",
      providerBlock({ default_metadata: team, ...ignored }) + alpha(),
    ],
    ["validate", "in a resource", alpha({ metadata: team, ...ignored })],
    [
      "plan",
      "of a resource, ignored by the provider",
      providerBlock(ignored) + alpha({ metadata: team }),
    ],
    [
      "plan",
      "of the provider, ignored by a resource",
      providerBlock({ default_metadata: team }) + alpha(ignored),
    ],
  ])("%s: %s", async (command, _where, configuration) => {
    const { workspace, sandbox } = await begin();
    await workspace.write(configuration);
    const run = await workspace.fail(command);
    expect(run).toContain(summary);
    expect(writesTo(sandbox)).toEqual([]);
  });
});

test("ignore_metadata_keys must be known during the plan", async () => {
  const { workspace } = await begin();
  await workspace.write(
    `resource "terraform_data" "later" {\n  input = "note"\n}\n${customerBlock("a", { name: "Alpha" }, "  ignore_metadata_keys = [terraform_data.later.output]\n")}`,
  );
  const plan = await workspace.fail("plan");
  expect(plan).toContain("ignore_metadata_keys is not known yet");
});
