/** How long Terraform's commands take with each contender, side by side. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { startRemoteSandbox } from "./remote-sandbox";
import { createContenderWorkspace, listContenders } from "./contenders";
import { spreadsInTurn, timeMs } from "./measure";
import { formatMs, formatRatio, type Table } from "./table";
import { customerStack, createBaseline } from "./terraform-time";

const runs = 9;

/** Terraform alone. */
const baselineName = "terraform_data, without a provider";

/** Measures `validate` and `plan` of a number of customers, and `apply` of one. The API on loopback responds immediately. */
export async function measureComparison(count: number): Promise<Table> {
  const contenders = listContenders(process.env);
  await using sandbox = await startRemoteSandbox(0, 0);
  const workspaces = new Map([[baselineName, await createBaseline(count)]]);
  for (const contender of contenders) {
    const workspace = await createContenderWorkspace(contender);
    workspace.env.AVARA_BASE_URL = sandbox.url;
    workspace.env.AVARA_API_KEY = sandbox.apiKey;
    await workspace.write(customerStack(count));
    workspaces.set(contender.name, workspace);
  }
  // Applying leaves customers behind, which would slow down the next contender.
  const commands = ["validate", "plan", ...(count === 1 ? ["apply"] : [])];
  const measures = [...workspaces].flatMap(([name, workspace]) =>
    commands.map((command) => {
      const args = command === "apply" ? [command, "-auto-approve"] : [command];
      const run = async (): Promise<number> => {
        const state = join(workspace.directory, "terraform.tfstate");
        await rm(state, { force: true });
        return timeMs(() => workspace.succeed(...args));
      };
      return [`${command} ${name}`, run] as const;
    }),
  );
  const spreadOf = await spreadsInTurn<string>(
    runs,
    Object.fromEntries(measures),
  );
  for (const workspace of workspaces.values())
    await workspace[Symbol.asyncDispose]();
  const [reference = baselineName] = contenders.map(({ name }) => name);
  return {
    title: `${count} customers: median (least–most) of ${runs} runs in turn, and the ratio to ${reference}`,
    columns: ["", ...commands],
    rows: [...workspaces.keys()].map((name) => [
      name,
      ...commands.map((command) => {
        const { least, median, most } = spreadOf(`${command} ${name}`);
        const ratio = formatRatio(
          median,
          spreadOf(`${command} ${reference}`).median,
        );
        return `${formatMs(median)} (${least.toFixed(0)}–${most.toFixed(0)}), ${ratio}`;
      }),
    ]),
  };
}
