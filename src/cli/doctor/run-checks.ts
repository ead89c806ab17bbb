import type { AvaraClient } from "../../client/avara-client";
import { readCliConfiguration } from "../cli-configuration";
import type { Machine } from "../machine";
import { providerBundle } from "../install/provider-mirror";
import type { Check } from "./check";
import { checkApi } from "./check-api";
import { checkCdktf } from "./check-cdktf";
import { checkCliConfiguration } from "./check-cli-configuration";
import { checkLockTrap, checkLocks } from "./check-locks";
import { checkNode } from "./check-node";
import { checkInstalledProvider, findProvider } from "./check-provider";
import { checkRuntime } from "./check-runtime";
import { checkTerraform } from "./check-terraform";

/** Runs all checks. Changes nothing. */
export async function runChecks(
  machine: Machine,
  createClient: () => AvaraClient | null,
  signal: AbortSignal,
): Promise<Check[]> {
  const configuration = await readCliConfiguration(machine);
  const installed = await findProvider(machine, configuration);
  const bundle = await machine.read(providerBundle);
  const asked = await Promise.all([
    checkTerraform(machine).then((check) => [check]),
    checkCdktf(machine).then((check) => [check]),
    checkLockTrap(machine, configuration),
    checkInstalledProvider(machine, configuration, installed, bundle).then(
      (check) => [check],
    ),
    checkRuntime(machine).then((check) => (check === null ? [] : [check])),
    checkLocks(machine, installed),
    checkApi(machine, createClient, signal),
  ]);
  return [
    checkNode(machine),
    ...checkCliConfiguration(configuration),
    ...asked.flat(),
  ];
}
