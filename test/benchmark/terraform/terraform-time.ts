/** Compares commands with the same stack of `terraform_data`, which needs no provider process. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ExpressCustomer } from "../../../src/api/express-customer";
import { providerSource } from "../../../src/constructs/provider/provider-files";
import { startSandbox } from "../../../src/sandbox";
import {
  createTerraformWorkspace,
  type TerraformWorkspace,
} from "../../support/terraform/terraform-workspace";
import { mediansInTurn, timeMs } from "../measure";
import { startRemoteSandbox } from "../remote-sandbox";
import { formatCount, formatMs, formatRatio, type Table } from "../table";

const latencyMs = 50;

export const customerStack = (count: number): string => `
resource "avara_express_customer" "all" {
  count = ${count}
  name  = "Customer \${count.index}"
}
`;

const baselineStack = (count: number): string => `
resource "terraform_data" "all" {
  count = ${count}
  input = "Customer \${count.index}"
}
`;

/** A workspace whose stack needs no provider: `terraform_data` is part of Terraform. */
export async function createBaseline(
  count: number,
): Promise<TerraformWorkspace> {
  const workspace = await createTerraformWorkspace("installed");
  await writeFile(join(workspace.directory, "main.tf"), baselineStack(count));
  return workspace;
}

/** Measures the commands on three customers. */
export async function measureSmallStack(): Promise<Table> {
  const runs = 5;
  const count = 3;
  await using sandbox = await startSandbox();
  await using stack = await createTerraformWorkspace("installed");
  await stack.restart(sandbox);
  await using baseline = await createBaseline(count);
  await stack.write(customerStack(count));
  const commands = [
    ["validate"],
    ["plan"],
    ["apply", "-auto-approve"],
    ["plan", "-detailed-exitcode"],
    ["destroy", "-auto-approve"],
  ];
  const measures = commands.flatMap((command) =>
    [baseline, stack].map((workspace) => ({
      name: nameOf(command, workspace),
      run: () => timeMs(() => workspace.succeed(...command)),
    })),
  );
  const medianOf = await mediansInTurn<string>(
    runs,
    Object.fromEntries(measures.map(({ name, run }) => [name, run])),
  );
  return {
    title: `Terraform on ${count} customers: medians of ${runs} runs, alternating; the sandbox responds at once`,
    columns: ["command", "time", "terraform_data", "difference", "ratio"],
    rows: commands.map((command) => {
      const ms = medianOf(nameOf(command, stack));
      const baselineMs = medianOf(nameOf(command, baseline));
      return [
        `terraform ${command.join(" ")}`,
        formatMs(ms),
        formatMs(baselineMs),
        formatMs(ms - baselineMs),
        formatRatio(ms, baselineMs),
      ];
    }),
  };
}

const nameOf = (
  command: readonly string[],
  { directory }: TerraformWorkspace,
): string => `${command.join(" ")} in ${directory}`;

/** Measures a plan of customers that are deployed. */
export async function measureLargePlans(
  sizes: readonly number[],
  report: (text: string) => void,
): Promise<Table> {
  const rows: string[][] = [];
  for (const size of sizes) {
    report(`${formatCount(size)} customers`);
    await using sandbox = await startRemoteSandbox(size, latencyMs);
    await using stack = await createTerraformWorkspace("installed");
    stack.env.AVARA_BASE_URL = sandbox.url;
    stack.env.AVARA_API_KEY = sandbox.apiKey;
    await stack.write(`
resource "avara_express_customer" "all" {
  count    = ${size}
  name     = "Customer \${count.index}"
  metadata = { owner = "platform", region = "eu-central" }
}
`);
    await writeState(stack, {
      type: "avara_express_customer",
      provider: providerSource,
      instances: sandbox.customers.map(attributesOf),
    });
    await using baseline = await createBaseline(size);
    // Terraform itself would take 15 minutes to apply ten thousand.
    await writeState(baseline, {
      type: "terraform_data",
      provider: "terraform.io/builtin/terraform",
      instances: Array.from({ length: size }, (_, index) => {
        const value = { value: `Customer ${index}`, type: "string" };
        return { id: String(index), input: value, output: value };
      }),
    });
    const baselineMs = await timeMs(() =>
      baseline.succeed("plan", "-detailed-exitcode"),
    );
    const ms = await timeMs(() => stack.succeed("plan", "-detailed-exitcode"));
    const calls = await sandbox.takeCallCount();
    rows.push([
      formatCount(size),
      formatCount(calls),
      formatMs(ms),
      formatMs(baselineMs),
      formatRatio(ms, baselineMs),
      formatMs((size / 10) * latencyMs),
    ]);
  }
  return {
    title: `terraform plan of customers that are deployed, an API latency of ${latencyMs} ms`,
    columns: [
      "customers",
      "calls",
      "time",
      "as many terraform_data",
      "ratio",
      "one GET each would wait for the API alone",
    ],
    rows,
  };
}

/** The attributes of a customer in Terraform's state. */
function attributesOf(customer: ExpressCustomer): object {
  return {
    id: customer.expressCustomerId,
    name: customer.expressCustomerName,
    active: customer.isActive,
    metadata: customer.metadata,
    created_at: customer.createdAt,
    created_by_api_key_id: customer.createdByApiKeyId,
    created_by_user_id: customer.createdByUserId,
  };
}

/** Writes the state that Terraform would have after deploying the resource, with all its instances. */
function writeState(
  { directory }: TerraformWorkspace,
  resource: {
    readonly type: string;
    readonly provider: string;
    readonly instances: readonly object[];
  },
): Promise<void> {
  const state = {
    version: 4,
    terraform_version: "1.11.4",
    serial: 1,
    lineage: "00000000-0000-0000-0000-000000000000",
    outputs: {},
    resources: [
      {
        mode: "managed",
        type: resource.type,
        name: "all",
        provider: `provider["${resource.provider}"]`,
        instances: resource.instances.map((attributes, index) => ({
          index_key: index,
          schema_version: 0,
          attributes,
        })),
      },
    ],
  };
  return writeFile(join(directory, "terraform.tfstate"), JSON.stringify(state));
}
