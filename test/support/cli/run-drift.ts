import {
  type DriftReport,
  driftReportSchema,
} from "../../../src/cli/drift/drift-report";
import type { TerraformWorkspace } from "../terraform/terraform-workspace";
import { runCommand } from "./run-command";

/** Runs the command drift in this process. Returns its output and exit code. */
export const runDrift = (env: NodeJS.ProcessEnv, ...args: readonly string[]) =>
  runCommand(env, "drift", ...args);

/** Looks for drift in a folder with HCL. Returns the report too. */
export async function reportDrift(
  { env, directory }: Pick<TerraformWorkspace, "env" | "directory">,
  ...args: readonly string[]
) {
  const folder = ["--chdir", directory, "--format", "json"];
  const result = await runDrift(env, ...folder, ...args);
  return { ...result, report: readReport(result.stdout) };
}

/** Reads a report that was written as JSON. */
export function readReport(json: string): DriftReport {
  return driftReportSchema.parse(JSON.parse(json));
}
