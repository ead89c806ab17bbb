import type { AvaraClient } from "../../client/avara-client";
import { CliError } from "../cli-error";
import { type PlannedStack, buildReport } from "./build-report";
import { compareCustomer } from "./compare-customer";
import type { DriftReport } from "./drift-report";
import { countUsers, findUnmanaged } from "./live-customers";
import { planStack } from "./plan-stack";
import type { RunProgram } from "./run-program";
import type { Stack } from "./stack";
import type { Suppression } from "./suppressions";

export interface LookForDriftOptions {
  readonly stacks: readonly Stack[];
  /** The program that plans. */
  readonly terraform: string;
  /** Null where there is no key: users are not counted then. */
  readonly client: AvaraClient | null;
  /** Whether to look for live customers in no stack, which needs a client. */
  readonly isUnmanagedIncluded: boolean;
  readonly suppressions: readonly Suppression[];
  readonly run: RunProgram;
  /** Is told what happens next. */
  readonly onProgress: (step: string) => void;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/**
 * Plans the stacks, looks at the live customers, and reports what differs. Changes nothing.
 *
 * @throws {CliError} when something could not be looked at
 */
export async function lookForDrift(
  options: LookForDriftOptions,
): Promise<DriftReport> {
  const { stacks, client, signal, onProgress } = options;
  const planned: PlannedStack[] = [];
  for (const [index, stack] of stacks.entries()) {
    onProgress(`Planning ${stack.name} (${index + 1} of ${stacks.length})`);
    const customers = await planStack(stack, options.terraform, options.run);
    planned.push({ stack, customers });
  }
  const customers = planned.flatMap((one) => one.customers);
  const idsOf = (those: typeof customers) =>
    those.flatMap(({ live }) => live?.values.id ?? []);

  const drifted = idsOf(
    customers.filter((customer) => compareCustomer(customer) !== null),
  );
  const counts = await countDrifted();
  const unmanaged = await listUnmanaged();
  if (signal.aborted) throw new CliError("Stopped.", { exitCode: 130 });
  return buildReport({
    stacks: planned,
    ...counts,
    unmanaged,
    suppressions: options.suppressions,
    now: options.now(),
  });

  async function countDrifted() {
    if (drifted.length === 0) return { userCounts: new Map(), notes: [] };
    if (client === null)
      return {
        userCounts: new Map(),
        notes: ["Users were not counted: AVARA_API_KEY is not set."],
      };
    onProgress("Counting users");
    return countUsers(drifted, client.expressCustomers, signal);
  }

  async function listUnmanaged() {
    if (client === null || !options.isUnmanagedIncluded) return [];
    onProgress("Looking for customers in no stack");
    const managed = new Set(idsOf(customers));
    return findUnmanaged(managed, client.expressCustomers, signal);
  }
}
