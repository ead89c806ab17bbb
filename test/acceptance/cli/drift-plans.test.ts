/** Runs drift on unusual plans of the real terraform: plans that fail, move, import or clean up. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import * as z from "zod";
import type { Sandbox } from "../../../src/sandbox";
import { customerBlock } from "../../support/hcl/customer-block";
import { liveCustomer, writesTo } from "../../support/api/live-customers";
import { providerBlock } from "../../support/hcl/provider-block";
import { reportDrift, runDrift } from "../../support/cli/run-drift";
import type { TerraformWorkspace } from "../../support/terraform/terraform-workspace";
import { tooManyDeactivations } from "../../support/terraform/too-many-deactivations";
import { useTerraform } from "../../support/terraform/use-terraform";

const begin = useTerraform();

const idOf = (sandbox: Sandbox, name: string) =>
  liveCustomer(sandbox, name).expressCustomerId;

/** Runs the command, and returns its report on each customer, by the address in the stack. */
async function report(
  workspace: TerraformWorkspace,
  ...args: readonly string[]
) {
  const found = await reportDrift(workspace, ...args);
  const { customers, stacks, summary } = found.report;
  const entries = customers.map(
    ({ address, name, isActive, drift, unknown }): [string, unknown] => [
      address?.replace("avara_express_customer.", "") ?? name ?? "",
      [isActive, drift?.kind, drift?.nextDeploy, unknown],
    ],
  );
  return {
    exitCode: found.exitCode,
    stderr: found.stderr,
    summary,
    errors: stacks.flatMap((stack) => stack.errors),
    customers: Object.fromEntries(entries),
    attributes: customers.flatMap(({ drift }) => drift?.attributes ?? []),
  };
}

test("a plan that deactivates too many fails, and the report shows what is known, with exit code 1", async () => {
  const { workspace, sandbox } = await begin();
  const names = ["same", "changed", "switched_off", "gone"];
  const block = (name: string, active = true) =>
    customerBlock(name, { name, active });
  await workspace.write(
    [...names, "too_many"].map((name) => block(name)).join("\n"),
  );
  await workspace.succeed("apply", "-auto-approve");
  for (const name of ["changed", "too_many"])
    sandbox.customers.update(idOf(sandbox, name), {
      metadata: { plan: "trial" },
    });
  sandbox.customers.forget(idOf(sandbox, "gone"));
  sandbox.customers.add({ name: "stray" });
  await workspace.write(
    providerBlock({ max_deactivations: 0 }) +
      names.map((name) => block(name, name !== "switched_off")).join("\n") +
      block("too_many", false) +
      customerBlock("fresh", { name: "fresh" }),
  );
  sandbox.requests.clear();

  const found = await report(workspace, "--unmanaged");
  expect(found.exitCode).toBe(1);
  expect(found.stderr).toMatch(
    /\nerror: The plan of .* failed: .* than max_deactivations, and 1 other error\. .*\n.* incomplete: exit code 1\.\n$/,
  );
  expect(found.errors).toEqual(
    expect.arrayContaining(
      ["switched_off", "too_many"].map((name) => ({
        summary: expect.stringMatching(tooManyDeactivations),
        detail: expect.stringContaining("raise max_deactivations"),
        address: `avara_express_customer.${name}`,
      })),
    ),
  );
  expect(found.customers).toEqual({
    same: [true, undefined, undefined, null],
    changed: [true, "changed", "update", null],
    switched_off: [true, undefined, undefined, "next_deploy"],
    too_many: [true, "changed", "none", "next_deploy"],
    gone: [null, "gone", "create", null],
    fresh: [null, "not_created", "create", null],
    stray: [true, "unmanaged", "none", null],
  });
  expect(found.summary).toMatchObject({
    drifted: 3,
    pending: 1,
    unmanaged: 1,
    unknown: 2,
  });
  expect(writesTo(sandbox)).toEqual([]);
});

test("metadata is compared with its defaults, and without ignored keys", async () => {
  const { workspace, sandbox } = await begin();
  const declare = (team: string) =>
    workspace.write(
      providerBlock({
        default_metadata: { team },
        ignore_metadata_keys: ["billing/*"],
      }) + customerBlock("a", { name: "a", metadata: { tier: "1" } }),
    );
  await declare("a");
  await workspace.succeed("apply", "-auto-approve");
  const live = (metadata: Readonly<Record<string, string>>) =>
    sandbox.customers.update(idOf(sandbox, "a"), { metadata });

  live({ team: "a", tier: "1", "billing/id": "7" });
  expect(await report(workspace)).toMatchObject({
    exitCode: 0,
    customers: { a: [true, undefined, undefined, null] },
  });

  live({ team: "x", tier: "1", "billing/id": "7" });
  const drifted = await report(workspace);
  expect(drifted.customers).toEqual({ a: [true, "changed", "update", null] });
  expect(drifted.attributes).toMatchObject([
    { attribute: "metadata.team", declared: "a", lastState: "a", live: "x" },
  ]);

  live({ team: "a", tier: "1" });
  await declare("b");
  const pending = await report(workspace);
  expect(pending.customers).toEqual({
    a: [true, "undeployed", "update", null],
  });
  expect(pending.attributes).toMatchObject([
    { attribute: "metadata.team", declared: "b", live: "a" },
  ]);
});

test("a customer that cannot be read is unknown, and so is what depends on it", async () => {
  const { workspace, sandbox } = await begin();
  await workspace.write(
    customerBlock("fine", { name: "fine" }) +
      customerBlock("locked", { name: "locked" }) +
      customerBlock("dependent", {
        name: "dependent",
        metadata: { of: "${avara_express_customer.locked.id}" },
      }),
  );
  await workspace.succeed("apply", "-auto-approve");
  const id = idOf(sandbox, "locked");
  sandbox.customers.deactivate(id);
  // It can be read neither with a GET nor from the list.
  for (const path of [`/v1/express/${id}`, "/v1/express"])
    sandbox.faults.add({ kind: "respond", status: 403, path });

  const { exitCode, errors, customers } = await report(workspace);
  expect(exitCode).toBe(1);
  expect(errors).toMatchObject([
    {
      address: "avara_express_customer.locked",
      detail: expect.stringContaining("403"),
    },
  ]);
  expect(customers).toEqual({
    fine: [true, undefined, undefined, null],
    locked: [null, undefined, undefined, "live"],
    dependent: [null, undefined, undefined, "live"],
  });
});

test("if no customer can be read, there is no report, only Terraform's errors", async () => {
  const { workspace } = await begin();
  await workspace.write(customerBlock("a", { name: "a" }));
  await workspace.succeed("apply", "-auto-approve");
  workspace.env.AVARA_API_KEY = "av_wrong";
  const { exitCode, stdout, stderr } = await runDrift(
    workspace.env,
    "--chdir",
    workspace.directory,
  );
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toMatch(
    /(terraform|tofu) plan of .* ended with 1:\n\nError: Could not read the customer .*\n\n {2}with avara_express_customer\.a\n\nGET .* failed with status 401/,
  );
});

const stateSchema = z.looseObject({
  serial: z.number(),
  resources: z.array(
    z.looseObject({
      name: z.string(),
      instances: z.array(
        z.looseObject({ attributes: z.record(z.string(), z.unknown()) }),
      ),
    }),
  ),
});

/** Adds a deposed object to the state, as an interrupted replacement does. */
async function depose(
  { directory }: TerraformWorkspace,
  name: string,
  id: string,
): Promise<void> {
  const file = join(directory, "terraform.tfstate");
  const state = stateSchema.parse(JSON.parse(await readFile(file, "utf8")));
  for (const resource of state.resources)
    if (resource.name === name)
      resource.instances = resource.instances.flatMap((instance) => [
        instance,
        {
          ...instance,
          deposed: "0a1b2c3d",
          attributes: { ...instance.attributes, id },
          // That of the other id, if this Terraform stores one.
          identity: undefined,
        },
      ]);
  await writeFile(file, JSON.stringify({ ...state, serial: state.serial + 1 }));
}

test("customers that will be moved, imported or cleaned up are shown with their new addresses", async () => {
  const { workspace, sandbox } = await begin();
  await workspace.write(
    ["still", "drifting", "replaced"]
      .map((name) => customerBlock(name, { name }))
      .join("\n"),
  );
  await workspace.succeed("apply", "-auto-approve");
  sandbox.customers.deactivate(idOf(sandbox, "drifting"));
  sandbox.customers.add({ name: "older" });
  sandbox.customers.add({ name: "stray", metadata: { plan: "trial" } });
  await depose(workspace, "replaced", idOf(sandbox, "older"));
  const moved = (from: string) => `moved {
  from = avara_express_customer.${from}
  to   = avara_express_customer.moved_${from}
}
`;
  await workspace.write(
    customerBlock("moved_still", { name: "still" }) +
      customerBlock("moved_drifting", { name: "drifting" }) +
      moved("still") +
      moved("drifting") +
      customerBlock("replaced", { name: "replaced" }) +
      customerBlock("imported", {
        name: "stray",
        metadata: { plan: "standard" },
      }) +
      `import {
  to = avara_express_customer.imported
  id = "${idOf(sandbox, "stray")}"
}
`,
  );
  const { exitCode, customers, attributes } = await report(
    workspace,
    "--unmanaged",
  );
  expect(exitCode).toBe(2);
  expect(customers).toEqual({
    moved_still: [true, undefined, undefined, null],
    moved_drifting: [false, "deactivated", "update", null],
    replaced: [true, undefined, undefined, null],
    "replaced (deposed 0a1b2c3d)": [true, "undeclared", "destroy", null],
    imported: [true, "undeployed", "import", null],
  });
  expect(attributes).toMatchObject([
    {
      attribute: "metadata.plan",
      declared: "standard",
      lastState: null,
      live: "trial",
    },
    { attribute: "active", declared: true, lastState: true, live: false },
  ]);
});
