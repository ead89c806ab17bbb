/** The identity of customers in the state, on each release that has it. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import * as z from "zod/mini";
import {
  callsOf,
  liveCustomer,
  writesOf,
} from "../../support/api/live-customers";
import { describeClients } from "../../support/terraform/clients";
import { customerBlock } from "../../support/hcl/customer-block";
import type { TerraformWorkspace } from "../../support/terraform/terraform-workspace";
import { useTerraform } from "../../support/terraform/use-terraform";

const stateSchema = z.object({
  resources: z.array(
    z.object({
      instances: z.array(
        z.object({ identity: z.optional(z.record(z.string(), z.string())) }),
      ),
    }),
  ),
});

const alpha = customerBlock("a", { name: "Alpha" });

describeClients("resource identity", (program) => {
  const begin = useTerraform("served", program);

  const stateOf = async (workspace: TerraformWorkspace) => {
    const state = stateSchema.parse(
      JSON.parse(await workspace.succeed("state", "pull")),
    );
    return state.resources[0]?.instances[0];
  };

  test("each customer in the state has its id as its identity, through update and replacement", async () => {
    const { workspace, sandbox } = await begin();
    await workspace.deploy(alpha);
    const { expressCustomerId: id } = liveCustomer(sandbox, "Alpha");
    expect((await stateOf(workspace))?.identity).toEqual({ id });
    await workspace.deploy(
      customerBlock("a", { name: "Beta" }),
      "-refresh=false",
    );
    await workspace.apply("-replace=avara_express_customer.a");
    expect((await stateOf(workspace))?.identity).toEqual({ id });
  });

  test("a customer is imported by its identity", async () => {
    const { workspace, sandbox } = await begin();
    const { expressCustomerId: id } = sandbox.customers.add({ name: "Alpha" });
    const requests = await workspace.deploy(
      `import {\n  to = avara_express_customer.a\n  identity = { id = "${id}" }\n}\n${alpha}`,
    );
    expect(writesOf(callsOf(requests))).toEqual([]);
    expect((await stateOf(workspace))?.identity).toEqual({ id });
  });

  test("a state that was written before there were identities gets one, also without a refresh", async () => {
    const { workspace, sandbox } = await begin();
    await workspace.deploy(alpha);
    const { expressCustomerId: id } = liveCustomer(sandbox, "Alpha");
    const file = join(workspace.directory, "terraform.tfstate");
    const text = await readFile(file, "utf8");
    await writeFile(
      file,
      text
        .replace(/,\s*"identity": \{[^}]*\}/, "")
        .replace(/"identity_schema_version": 0,/, ""),
    );
    expect((await stateOf(workspace))?.identity).toBeUndefined();
    await workspace.write(customerBlock("a", { name: "Beta" }));
    await workspace.succeed("apply", "-auto-approve", "-refresh=false");
    expect((await stateOf(workspace))?.identity).toEqual({ id });
    await workspace.succeed("plan", "-detailed-exitcode");
  });
});
