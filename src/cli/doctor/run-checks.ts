import type { AvaraClient } from "../../client/avara-client";
import type { Machine } from "../machine";
import type { Check } from "./check";
import { checkApi } from "./check-api";
import { checkCdktf } from "./check-cdktf";
import { checkCliConfiguration } from "./check-cli-configuration";
import { checkLockTrap, checkLocks } from "./check-locks";
import { checkNode } from "./check-node";
import { checkInstalledProvider } from "./check-provider";
import { checkRuntime } from "./check-runtime";
import { checkTerraform } from "./check-terraform";
import { findFacts } from "./facts";

/** Runs all checks. Changes nothing. */
export async function runChecks(
  machine: Machine,
  createClient: () => AvaraClient | null,
  signal: AbortSignal,
): Promise<Check[]> {
  const facts = await findFacts(machine);
  const asked = await Promise.all([
    checkTerraform(facts),
    checkCdktf(facts),
    checkLockTrap(facts),
    checkInstalledProvider(facts),
    checkRuntime(facts),
    checkLocks(facts),
    checkApi(facts, createClient, signal),
  ]);
  return [checkNode(facts), checkCliConfiguration(facts), ...asked].flat();
}
