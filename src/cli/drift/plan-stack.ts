import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PlannedCustomer, readPlan } from "./plan-document";
import { type RunProgram, outputOf } from "./run-program";
import type { Stack } from "./stack";

/**
 * Plans a stack, which reads its live customers and changes nothing. A folder that is not
 * initialised for what it declares is initialised first.
 *
 * @param terraform the program
 * @throws {CliError} with what Terraform printed, when it cannot plan
 */
export async function planStack(
  { name, directory }: Pick<Stack, "name" | "directory">,
  terraform: string,
  run: RunProgram,
): Promise<PlannedCustomer[]> {
  // A plan holds secrets: only this user can read the directory, and it does not stay.
  const temporary = await mkdtemp(join(tmpdir(), "cdktf-avara-drift-"));
  const planFile = join(temporary, "plan");
  const runTerraform = (args: readonly string[]) =>
    run(terraform, args, directory);
  const planArgs = [
    "plan",
    "-refresh=true",
    "-lock=false",
    "-input=false",
    "-no-color",
    `-out=${planFile}`,
  ];
  try {
    let plan = await runTerraform(planArgs);
    if (plan.exitCode !== 0 && isUninitialised(plan.stderr)) {
      const init = await runTerraform(["init", "-input=false", "-no-color"]);
      outputOf(init, `${terraform} init of ${name}`);
      plan = await runTerraform(planArgs);
    }
    outputOf(plan, `${terraform} plan of ${name}`);
    const shown = await runTerraform(["show", "-json", planFile]);
    return readPlan(outputOf(shown, `${terraform} show of ${name}`));
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Whether Terraform says that it wants to be initialised; lines may break anywhere. */
function isUninitialised(stderr: string): boolean {
  return /\b(terraform|tofu)\s+init\b/.test(stderr);
}
