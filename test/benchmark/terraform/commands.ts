/** How long the commands of the command line take. */
import { join } from "node:path";
import { runTool } from "../../../src/generate/run-tool";
import { startSandbox } from "../../../src/sandbox";
import { repository } from "../../support/repository";
import { createTerraformWorkspace } from "../../support/terraform/terraform-workspace";
import { spreadsInTurn, timeMs } from "../measure";
import { formatRatio, formatSpread, type Table } from "../table";
import { customerStack } from "./terraform-time";

const runs = 9;

/** Measures commands in the folder of a stack of one deployed customer. The sandbox responds immediately. */
export async function measureCommands(): Promise<Table> {
  await using sandbox = await startSandbox();
  await using workspace = await createTerraformWorkspace("installed");
  await workspace.restart(sandbox);
  await workspace.write(customerStack(1));
  await workspace.succeed("apply", "-auto-approve");
  const program = join(repository, "dist/bin/cdktf-avara/cdktf-avara.mjs");
  const commands = {
    "node -e 0": ["-e", "0"],
    "cdktf-avara --version": [program, "--version"],
    "cdktf-avara doctor": [program, "doctor"],
    "cdktf-avara drift": [program, "drift", "--chdir=."],
  };
  const { directory, env } = workspace;
  const spreadOf = await spreadsInTurn<string>(
    runs,
    Object.fromEntries(
      Object.entries(commands).map(([name, args]) => [
        name,
        () =>
          timeMs(() =>
            runTool(process.execPath, args, { cwd: directory, env }),
          ),
      ]),
    ),
  );
  const empty = spreadOf("node -e 0");
  return {
    title: `The command line: median (least–most) of ${runs} runs in turn`,
    columns: ["command", "time", "against node -e 0"],
    rows: Object.keys(commands).map((name) => [
      name,
      formatSpread(spreadOf(name)),
      formatRatio(spreadOf(name).median, empty.median),
    ]),
  };
}
