import type { AvaraClient } from "../../client/avara-client";
import type { Machine } from "../machine/machine";
import type { Check } from "./check";
import { checkApi } from "./checks/api";
import { checkCdktf } from "./checks/cdktf";
import { checkCliConfiguration } from "./checks/cli-configuration";
import { checkLockTrap, checkLocks } from "./checks/locks";
import { checkNode } from "./checks/node";
import { checkInstalledProvider } from "./checks/provider";
import { checkRuntime } from "./checks/runtime";
import { checkTerraform } from "./checks/terraform";
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
