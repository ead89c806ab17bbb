/** How long Terraform's commands take with each contender, side by side. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { TerraformWorkspace } from "../../support/terraform/terraform-workspace";
import { createContenderWorkspace, type Contender } from "./contenders";
import { spreadsInTurn, timeMs } from "../measure";
import { startRemoteSandbox, type RemoteSandbox } from "../remote-sandbox";
import { formatRatio, formatSpread, type Table } from "../table";
import { createBaseline, customerStack } from "./terraform-time";

const commands = ["validate", "plan", "apply"] as const;

/** Terraform alone. */
const baselineName = "terraform_data, without a provider";

/** Measures the commands with a number of new customers. The API on loopback responds immediately. */
export async function measureComparison(
  contenders: readonly Contender[],
  { count, runs }: { readonly count: number; readonly runs: number },
): Promise<Table> {
  await using emptyAccount = await startRemoteSandbox(0, 0);
  const workspaces = new Map([[baselineName, await createBaseline(count)]]);
  for (const contender of contenders) {
    const workspace = await createContenderWorkspace(contender);
    await workspace.write(customerStack(count));
    workspaces.set(contender.name, workspace);
  }
  const measures = [...workspaces].flatMap(([name, workspace]) =>
    commands.map(
      (command) =>
        [
          `${command} ${name}`,
          () => commandMs(workspace, command, emptyAccount),
        ] as const,
    ),
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
        const spread = spreadOf(`${command} ${name}`);
        const { median } = spreadOf(`${command} ${reference}`);
        return `${formatSpread(spread)}, ${formatRatio(spread.median, median)}`;
      }),
    ]),
  };
}

/** Measures one command, in an account without customers. Applying leaves customers behind, so it has its own account. */
async function commandMs(
  workspace: TerraformWorkspace,
  command: (typeof commands)[number],
  emptyAccount: RemoteSandbox,
): Promise<number> {
  await rm(join(workspace.directory, "terraform.tfstate"), { force: true });
  const runIn = ({ url, apiKey }: RemoteSandbox, ...more: string[]) => {
    workspace.env.AVARA_BASE_URL = url;
    workspace.env.AVARA_API_KEY = apiKey;
    return timeMs(() => workspace.succeed(command, ...more));
  };
  if (command !== "apply") return runIn(emptyAccount);
  await using account = await startRemoteSandbox(0, 0);
  return await runIn(account, "-auto-approve");
}
