import {
  type DriftReport,
  driftReportSchema,
} from "../../../src/cli/drift/drift-report";
import { runCommand } from "./run-command";

/** Runs the command drift in this process. Returns its output and exit code. */
export const runDrift = (env: NodeJS.ProcessEnv, ...args: readonly string[]) =>
  runCommand(env, "drift", ...args);

/** Reads a report that was written as JSON. */
export function readReport(json: string): DriftReport {
  return driftReportSchema.parse(JSON.parse(json));
}
