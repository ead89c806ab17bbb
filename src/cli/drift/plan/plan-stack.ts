import { existsSync } from "node:fs";
import { join } from "node:path";
import { describeFailure } from "../../../system/run-program";
import { inTemporaryFolder } from "../../../system/temporary-folder";
import type { PlanError } from "../drift-report";
import type { PlannedCustomer } from "./planned-customer";
import { readPlan } from "./read-plan";
import { type PlanLog, readPlanLog } from "./plan-log";
import { ProgramError, type RunProgram, outputOf } from "./run-program";
import type { Stack } from "./stack";
import { describeErrors } from "./plan-error";

/** The plan of a stack. */
export interface PlannedStack {
  readonly stack: Stack;
  readonly customers: readonly PlannedCustomer[];
  /** Why the plan failed. Empty if it succeeded. */
  readonly errors: readonly PlanError[];
}

export interface PlanStackOptions {
  /** The Terraform program. */
  readonly terraform: string;
  readonly run: RunProgram;
  /** Runs programs one at a time. */
  readonly runAlone: RunProgram;
  readonly signal: AbortSignal;
}

/**
 * Plans a stack, which reads its live customers and changes nothing. Initialises the folder first if necessary. If
 * Terraform fails halfway, returns its errors and the customers that are known.
 *
 * @throws {CliError} with what Terraform printed, if nothing is known
 */
export function planStack(
  stack: Stack,
  options: PlanStackOptions,
): Promise<PlannedStack> {
  // A plan contains secrets, so the folder is private and temporary.
  return inTemporaryFolder("cdktf-avara-", (folder) =>
    planIn(folder, stack, options),
  );
}

async function planIn(
  temporary: string,
  stack: Stack,
  { terraform, run, runAlone, signal }: PlanStackOptions,
): Promise<PlannedStack> {
  const planFile = join(temporary, "plan");
  const where = { cwd: stack.directory, temporary, signal };
  const titleOf = (verb: string) => `${terraform} ${verb} of ${stack.name}`;
  let plan = await runPlan();
  if (isUninitialised(plan.log)) {
    const args = ["init", "-input=false", "-no-color"];
    outputOf(await runAlone(terraform, args, where), titleOf("init"));
    plan = await runPlan();
  }
  const { result, log } = plan;
  if (result.exitCode === 0)
    return { stack, customers: readPlan(await showPlan()), errors: [] };

  const { errors, refreshedIds } = log;
  const customers = existsSync(planFile)
    ? readPlan(await showPlan(), refreshedIds)
    : [];
  if (customers.every(({ unknown }) => unknown === "live"))
    throw new ProgramError(
      describeFailure(
        titleOf("plan"),
        result,
        errors.length === 0 ? undefined : describeErrors(errors),
      ),
    );
  return { stack, customers, errors };

  async function runPlan() {
    // No lock, because a killed Terraform would leave it behind.
    const options = ["-json", "-refresh=true", "-lock=false", "-input=false"];
    const args = ["plan", ...options, `-out=${planFile}`];
    const result = await run(terraform, args, where);
    return { result, log: readPlanLog(result.stdout) };
  }

  async function showPlan() {
    const args = ["show", "-json", planFile];
    return outputOf(await run(terraform, args, where), titleOf("show"));
  }
}

/** Whether Terraform asks to be initialised. OpenTofu does not always name the command. */
function isUninitialised({ errors }: PlanLog): boolean {
  return errors.some(({ summary, detail }) =>
    /\b(terraform|tofu)\s+init\b|plugins are not installed/.test(
      `${summary}\n${detail}`,
    ),
  );
}
