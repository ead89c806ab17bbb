import {
  type DriftReport,
  driftReportSchema,
} from "../../../src/cli/drift/report/drift-report";
import { run } from "../../../src/cli/program";
import { captureIo } from "./capture-io";

/** Runs the command drift in this process. Returns its output and exit code. */
export async function runDrift(
  env: NodeJS.ProcessEnv,
  ...args: readonly string[]
) {
  const { io, output } = captureIo(env);
  const exitCode = await run(["drift", ...args], io);
  return { exitCode, ...output };
}

/** Reads a report that was written as JSON. */
export function readReport(json: string): DriftReport {
  return driftReportSchema.parse(JSON.parse(json));
}
