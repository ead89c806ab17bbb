/** `terraform query`, on each release that has it. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { liveCustomer } from "../../support/api/live-customers";
import { describeClients } from "../../support/terraform/clients";
import { providerBlock } from "../../support/hcl/provider-block";
import type { TerraformWorkspace } from "../../support/terraform/terraform-workspace";
import { repository } from "../../support/repository";
import { useTerraform } from "../../support/terraform/use-terraform";

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
    expect(output).toContain("list is not complete");
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
