/** What newer releases of Terraform and OpenTofu add to a plan, on each release that has it. */
import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import * as z from "zod/mini";
import { runProgram } from "../../src/system/run-program";
import { callsOf, liveCustomer, writesOf } from "../support/api/live-customers";
import { readReport, runDrift } from "../support/cli/run-drift";
import { describeClients } from "../support/terraform/clients";
import { customerBlock } from "../support/terraform/customer-block";
import { plainOutput } from "../support/terraform/plain-output";
import { providerBlock } from "../support/terraform/provider-block";
import type { TerraformWorkspace } from "../support/terraform/terraform-workspace";
import { repository } from "../support/repository";
import { useTerraform } from "../support/terraform/use-terraform";

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

describeClients("private data in plans", (program) => {
  const begin = useTerraform("served", program);

  test("a saved plan that is out of date fails with the provider's own words", async () => {
    const { workspace, sandbox } = await begin();
    await workspace.write(providerBlock({ on_existing: "adopt" }) + alpha);
    await workspace.succeed("plan", "-out=saved.tfplan");
    sandbox.customers.add({ name: "Alpha" });
    sandbox.requests.clear();
    const apply = await workspace.run("apply", "saved.tfplan");
    expect(apply.exitCode).toBe(1);
    expect(plainOutput(apply)).toContain(
      'The customers named "Alpha" have changed since the plan',
    );
    expect(writesOf(callsOf(sandbox.requests.list()))).toEqual([]);
  });
});

describeClients("-minimal-refresh", (program) => {
  const begin = useTerraform("served", program);

  test("an object that is planned twice counts once for max_deactivations", async () => {
    const { workspace, sandbox } = await begin();
    const provider = providerBlock({ max_deactivations: 1 });
    await workspace.write(provider + alpha);
    await workspace.apply();
    await workspace.write(
      provider + customerBlock("a", { name: "Alpha", active: false }),
    );
    await workspace.succeed("apply", "-auto-approve", "-minimal-refresh");
    expect(liveCustomer(sandbox, "Alpha").isActive).toBe(false);
  });

  test("a deactivation goes by what is live, not by the state", async () => {
    const { workspace, sandbox } = await begin();
    const inactive = customerBlock("a", { name: "Alpha", active: false });
    await workspace.write(inactive);
    await workspace.apply();
    sandbox.customers.reactivate(
      liveCustomer(sandbox, "Alpha").expressCustomerId,
    );
    await workspace.write(
      providerBlock({ max_deactivations: 0 }) +
        customerBlock("a", {
          name: "Alpha",
          active: false,
          metadata: { owner: "a" },
        }),
    );
    const plan = await workspace.run("plan", "-minimal-refresh");
    expect(plan.exitCode).toBe(1);
    expect(plainOutput(plan)).toContain("max_deactivations");
  });
});

describeClients("-minimal-refresh", (program) => {
  const begin = useTerraform("served", program);

  test("drift reads all customers, whatever TF_CLI_ARGS_plan says", async () => {
    const { workspace, sandbox } = await begin();
    await workspace.write(alpha);
    await workspace.apply();
    sandbox.customers.deactivate(
      liveCustomer(sandbox, "Alpha").expressCustomerId,
    );
    const { stdout } = await runDrift(
      {
        ...workspace.env,
        TERRAFORM_BINARY_NAME: program,
        TF_CLI_ARGS_plan: "-minimal-refresh -parallelism=5",
      },
      ...["--chdir", workspace.directory, "--format", "json"],
    );
    expect(readReport(stdout).customers).toMatchObject([
      { drift: { kind: "deactivated" } },
    ]);
  });
});

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
    await workspace.write(alpha);
    await workspace.apply();
    const { expressCustomerId: id } = liveCustomer(sandbox, "Alpha");
    expect((await stateOf(workspace))?.identity).toEqual({ id });
    await workspace.write(customerBlock("a", { name: "Beta" }));
    await workspace.apply("-refresh=false");
    await workspace.apply("-replace=avara_express_customer.a");
    expect((await stateOf(workspace))?.identity).toEqual({ id });
  });

  test("a customer is imported by its identity", async () => {
    const { workspace, sandbox } = await begin();
    const { expressCustomerId: id } = sandbox.customers.add({ name: "Alpha" });
    await workspace.write(
      `import {\n  to = avara_express_customer.a\n  identity = { id = "${id}" }\n}\n${alpha}`,
    );
    const requests = await workspace.apply();
    expect(writesOf(callsOf(requests))).toEqual([]);
    expect((await stateOf(workspace))?.identity).toEqual({ id });
  });

  test("a state that was written before there were identities gets one, also without a refresh", async () => {
    const { workspace, sandbox } = await begin();
    await workspace.write(alpha);
    await workspace.apply();
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

describeClients("queries", (program) => {
  const begin = useTerraform("served", program);

  const query = (config: string, more = "") =>
    `list "avara_express_customer" "found" {\n  provider = avara\n${more}  config {\n${config}  }\n}\n`;

  const start = async () => {
    const stage = await begin();
    const { customers } = stage.sandbox;
    customers.add({ name: "Lakeside Clinic", metadata: { region: "north" } });
    customers.add({ name: "Harbour Clinic", isActive: false });
    customers.add({ name: "Hill Hospital" });
    await stage.workspace.write("");
    return stage;
  };

  const run = async (
    workspace: TerraformWorkspace,
    text: string,
    ...args: readonly string[]
  ) => {
    await writeFile(join(workspace.directory, "q.tfquery.hcl"), text);
    return workspace.succeed("query", ...args);
  };

  test("customers are found by the filters, and shown by name and id", async () => {
    const { workspace, sandbox } = await start();
    const output = await run(
      workspace,
      query('    active = true\n    name_contains = "Clinic"\n'),
    );
    const { expressCustomerId } = liveCustomer(sandbox, "Lakeside Clinic");
    expect(output).toContain(`Lakeside Clinic (${expressCustomerId})`);
    expect(output).not.toContain("Harbour");
    expect(output).not.toContain("Hill");
  });

  test("a limit is said, and saves the pages after it", async () => {
    const { workspace, sandbox } = await start();
    for (let index = 0; index < 250; index += 1)
      sandbox.customers.add({ name: `Customer ${index}` });
    sandbox.requests.clear();
    const output = await run(workspace, query("", "  limit = 2\n"));
    expect(output).toContain("The list is not complete");
    expect(sandbox.requests.count()).toBe(1);
  });

  test("generated configuration is lean, and plans to imports only", async () => {
    const { workspace, sandbox } = await start();
    sandbox.requests.clear();
    await run(
      workspace,
      query("", "  include_resource = true\n"),
      "-generate-config-out=generated.tf",
    );
    expect(sandbox.requests.count()).toBe(1);
    const generated = await readFile(
      join(workspace.directory, "generated.tf"),
      "utf8",
    );
    expect(generated).toMatch(/name += "Lakeside Clinic"/);
    expect(generated).toMatch(/active += false/);
    expect(generated).not.toMatch(/active += true|metadata += \{\}|adopted/);
    const plan = await workspace.succeed("plan");
    expect(plan).toContain(
      "Plan: 3 to import, 0 to add, 0 to change, 0 to destroy.",
    );
  });

  test("generated configuration has neither defaults nor ignored keys, also if the list omits metadata", async () => {
    const { workspace, sandbox } = await begin({
      quirks: { listOmitsMetadata: true },
    });
    const { customers } = sandbox;
    customers.add({ name: "Alpha", metadata: { team: "a", note: "x" } });
    customers.add({ name: "Beta", metadata: { team: "b", tier: "1" } });
    await workspace.write(
      providerBlock({
        default_metadata: { team: "a" },
        ignore_metadata_keys: ["note"],
      }),
    );
    await run(
      workspace,
      query("", "  include_resource = true\n"),
      "-generate-config-out=generated.tf",
    );
    const generated = await readFile(
      join(workspace.directory, "generated.tf"),
      "utf8",
    );
    expect(generated).not.toContain("note");
    expect(generated.match(/team += "\w"/g)).toEqual(['team = "b"']);
    expect(await workspace.succeed("plan")).toContain(
      "Plan: 2 to import, 0 to add, 0 to change, 0 to destroy.",
    );
  });

  test("the example finds the customers of a region", async () => {
    const { workspace } = await start();
    const example = join(repository, "examples/query");
    const file = "express_customer.tfquery.hcl";
    const text = await readFile(join(example, file), "utf8");
    expect(await run(workspace, text)).toContain("Lakeside Clinic (cus_");
  });
});

describeClients("actions", (program) => {
  const begin = useTerraform("served", program);

  const action = (type: string, label: string, config: string) =>
    `action "avara_express_customer_${type}" "${label}" {\n  config {\n${config}  }\n}\n`;

  const userId = `usr_${"a".repeat(32)}`;

  test("a user is added when the customer was created, and removed by hand", async () => {
    const { workspace, sandbox } = await begin();
    const config = `    customer_id = avara_express_customer.a.id\n    user_id = "${userId}"\n`;
    await workspace.write(
      action("add_user", "welcome", config) +
        action("remove_user", "farewell", config) +
        customerBlock(
          "a",
          { name: "Alpha" },
          "  lifecycle {\n    action_trigger {\n      events = [after_create]\n      actions = [action.avara_express_customer_add_user.welcome]\n    }\n  }\n",
        ),
    );
    const output = await workspace.succeed("apply", "-auto-approve");
    const { expressCustomerId } = liveCustomer(sandbox, "Alpha");
    expect(output).toContain(`Adding ${userId} to ${expressCustomerId}`);
    expect(liveCustomer(sandbox, "Alpha").userCount).toBe(1);
    await workspace.succeed(
      "apply",
      "-auto-approve",
      "-invoke=action.avara_express_customer_remove_user.farewell",
    );
    expect(liveCustomer(sandbox, "Alpha").userCount).toBe(0);
  });

  test("a customer that no state holds is deactivated and reactivated, and announced", async () => {
    const { workspace, sandbox } = await begin();
    const { expressCustomerId } = sandbox.customers.add({
      name: "Alpha",
      userCount: 40,
    });
    const config = `    customer_id = "${expressCustomerId}"\n`;
    const actions =
      action("deactivate", "off", config) + action("reactivate", "on", config);
    const off = "-invoke=action.avara_express_customer_deactivate.off";

    await workspace.write(providerBlock({ max_deactivations: 0 }) + actions);
    sandbox.requests.clear();
    const refused = await workspace.run("apply", "-auto-approve", off);
    expect(plainOutput(refused)).toContain("max_deactivations");
    expect(writesOf(callsOf(sandbox.requests.list()))).toEqual([]);

    await workspace.write(actions);
    const output = await workspace.succeed("apply", "-auto-approve", off);
    expect(output).toContain("with 40 users");
    expect(liveCustomer(sandbox, "Alpha").isActive).toBe(false);
    await workspace.succeed(
      "apply",
      "-auto-approve",
      "-invoke=action.avara_express_customer_reactivate.on",
    );
    expect(liveCustomer(sandbox, "Alpha").isActive).toBe(true);
  });

  test("an id of the wrong form is refused before any call", async () => {
    const { workspace, sandbox } = await begin();
    await workspace.write(
      action("deactivate", "off", '    customer_id = "lakeside"\n'),
    );
    const result = await workspace.run("validate");
    expect(plainOutput(result)).toContain("the id of an Express customer");
    expect(sandbox.requests.count()).toBe(0);
  });

  test("the example for CDKTF adds a user to the customer that it creates, and removes it by hand", async () => {
    const { workspace, sandbox } = await begin();
    const { directory } = workspace;
    await runProgram(
      process.execPath,
      [
        join(repository, "node_modules/tsx/dist/cli.mjs"),
        join(repository, "examples/actions/main.ts"),
      ],
      { cwd: directory },
    );
    const stack: unknown = JSON.parse(
      await readFile(
        join(directory, "cdktf.out/stacks/actions/cdk.tf.json"),
        "utf8",
      ),
    );
    // The workspace has a terraform block of its own, whose backend is initialized.
    await workspace.write("");
    await writeFile(
      join(directory, "stack.tf.json"),
      JSON.stringify({ ...z.looseObject({}).parse(stack), terraform: [] }),
    );
    await workspace.succeed("apply", "-auto-approve");
    const hospital = "Lakeside General Hospital";
    expect(liveCustomer(sandbox, hospital).userCount).toBe(1);
    await workspace.succeed(
      "apply",
      "-auto-approve",
      "-invoke=action.avara_express_customer_remove_user.farewell",
    );
    expect(liveCustomer(sandbox, hospital).userCount).toBe(0);
  });

  test.each(
    readdirSync(join(repository, "examples/actions")).filter((file) =>
      file.endsWith(".tf"),
    ),
  )("the example %s is valid", async (file) => {
    const { workspace } = await begin();
    const example = join(repository, "examples/actions", file);
    await workspace.write(await readFile(example, "utf8"));
    await workspace.succeed("validate");
  });
});
