import type { AvaraClient } from "../../client/avara-client";
import { CliError } from "../cli-error";
import { type CliIo, reportProgress } from "../cli-io";
import { createEnvironmentClient } from "../environment-client";
import { listCustomers } from "../list-customers";
import { terraformProgram } from "../machine/terraform-program";
import type { DriftCommandOptions } from "./command";
import type { PlannedCustomer } from "./plan/plan-document";
import { planStacks } from "./plan/plan-stacks";
import { createRunProgram } from "./plan/run-program";
import { findStacks, stackOfFolder } from "./plan/stack";
import { synthesizeApp } from "./plan/synthesize";
import { buildReport } from "./report/build-report";
import { compareCustomer } from "./report/compare-customer";
import { countUsers } from "./report/count-users";
import type { DriftReport } from "./report/drift-report";
import { readSuppressions } from "./report/suppressions";
import { findUnmanaged } from "./report/unmanaged-customers";

/**
 * Plans the stacks, reads the live customers, and reports the differences. Changes nothing.
 *
 * @throws {CliError} if a plan or the API cannot be read
 */
export async function lookForDrift(
  names: readonly string[],
  options: DriftCommandOptions,
  io: CliIo,
): Promise<DriftReport> {
  const { appDir, chdir, out, parallelism } = options;
  const { env, signal } = io;
  const isUnmanagedIncluded = options.unmanaged === true;
  const client = createEnvironmentClient(env);
  if (isUnmanagedIncluded && client === null)
    throw new CliError(
      "--unmanaged needs the key of the account in AVARA_API_KEY.",
    );
  const suppressions =
    options.suppressions === undefined
      ? []
      : await readSuppressions(options.suppressions);
  const onProgress = (line: string) => {
    reportProgress(line, io);
  };
  const terraform = terraformProgram(env);
  const run = createRunProgram(env);
  if (options.synth === true) {
    onProgress("Synthesizing the app …");
    await synthesizeApp(appDir, out, env, run, signal);
  }
  const stacks =
    chdir?.map((folder) => stackOfFolder(folder, terraform)) ??
    (await findStacks(names, { appDirectory: appDir, out, terraform }));
  const plan = { terraform, parallelism, run, onProgress, signal };
  const planned = await planStacks(stacks, plan);
  const customers = planned.flatMap((one) => one.customers);
  const account =
    client === null
      ? withoutAccount(customers)
      : await lookAtAccount(
          customers,
          client,
          isUnmanagedIncluded,
          onProgress,
          signal,
        );
  return buildReport({
    stacks: planned,
    ...account,
    suppressions,
    now: new Date(),
  });
}

/** Without a key, users are not counted. */
function withoutAccount(customers: readonly PlannedCustomer[]) {
  return {
    unmanaged: [],
    userCounts: new Map<string, number>(),
    notes: customers.some(isDrifted)
      ? ["Users were not counted: AVARA_API_KEY is not set."]
      : [],
  };
}

/** Reads from the API what the plans do not have. */
async function lookAtAccount(
  customers: readonly PlannedCustomer[],
  { expressCustomers }: AvaraClient,
  isUnmanagedIncluded: boolean,
  onProgress: (line: string) => void,
  signal: AbortSignal,
) {
  if (isUnmanagedIncluded) onProgress("Looking for customers in no stack …");
  const listed = isUnmanagedIncluded
    ? await listCustomers(expressCustomers, signal)
    : null;
  const unmanaged =
    listed === null
      ? []
      : await findUnmanaged(
          listed,
          new Set(customers.flatMap(idsOf)),
          expressCustomers,
          signal,
        );
  const drifted = [...new Set(customers.filter(isDrifted).flatMap(idsOf))];
  if (listed === null && drifted.length > 0) onProgress("Counting users …");
  const counts = await countUsers(drifted, listed, expressCustomers, signal);
  return { unmanaged, ...counts };
}

function isDrifted(customer: PlannedCustomer): boolean {
  return compareCustomer(customer) !== null;
}

/** The id of a customer that is live, or was live when Terraform last looked. */
function idsOf({ live, lastState, unknown }: PlannedCustomer): string[] {
  const side = unknown === "live" ? lastState : live;
  return side?.values.id == null ? [] : [side.values.id];
}
