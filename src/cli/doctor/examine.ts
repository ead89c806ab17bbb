import type { AvaraClient } from "../../client/avara-client";
import { providerBundle } from "../provider-mirror";
import type { Check, Machine } from "./check";
import { checkApi } from "./check-api";
import { checkCdktf } from "./check-cdktf";
import { checkLockTrap, checkLocks } from "./check-locks";
import { checkNode, checkTerraform } from "./check-programs";
import { checkProvider, findProvider } from "./check-provider";
import {
  checkCliConfiguration,
  readCliConfiguration,
} from "./cli-configuration";

/** Makes all checks, and changes nothing. */
export async function examine(
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
    checkLockTrap(machine),
    checkProvider(machine, configuration, installed, bundle).then((check) => [
      check,
    ]),
    checkLocks(machine, installed),
    checkApi(machine, createClient, signal),
  ]);
  return [
    checkNode(machine),
    ...checkCliConfiguration(configuration),
    ...asked.flat(),
  ];
}
