import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PlannedStack } from "./build-report";
import { readPlan } from "./plan-document";
import { type PlanLog, readPlanLog } from "./plan-log";
import { type RunProgram, failureOf, outputOf } from "./run-program";
import type { Stack } from "./stack";
import { describeErrors } from "./refusal-wording";

export interface PlanStackOptions {
  /** The program that plans. */
  readonly terraform: string;
  readonly run: RunProgram;
  /** Runs what must not run beside another of its kind. */
  readonly runAlone: RunProgram;
  readonly signal: AbortSignal;
}

/**
 * Plans a stack, which reads its live customers and changes nothing. A folder that is not
 * initialised for what it declares is initialised first. Of a plan that Terraform refuses half-way,
 * returns its errors, and the customers as far as they are known.
 *
 * @throws {CliError} with what Terraform printed, when nothing is known
 */
export async function planStack(
  stack: Stack,
  { terraform, run, runAlone, signal }: PlanStackOptions,
): Promise<PlannedStack> {
  // A plan holds secrets: only this user can read the directory, and it does not stay.
  const temporary = await mkdtemp(join(tmpdir(), "cdktf-avara-drift-"));
  const planFile = join(temporary, "plan");
  const where = { cwd: stack.directory, signal };
  const titleOf = (verb: string) => `${terraform} ${verb} of ${stack.name}`;
  try {
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
      throw failureOf(
        result,
        titleOf("plan"),
        errors.length === 0 ? undefined : describeErrors(errors),
      );
    return { stack, customers, errors };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }

  async function runPlan() {
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

/** Whether Terraform says that it wants to be initialised. */
function isUninitialised({ errors }: PlanLog): boolean {
  return errors.some(({ summary, detail }) =>
    /\b(terraform|tofu)\s+init\b/.test(`${summary}\n${detail}`),
  );
}
