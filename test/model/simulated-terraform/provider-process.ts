import type { ObjectValue } from "../../../src/framework/schema/values";
import { configurationSchema } from "../../../src/provider/configuration";
import { createAvaraProvider } from "../../../src/provider/provider";
import { inProcess } from "../../support/provider/in-process";
import {
  createProviderCaller,
  objectOf,
  type ProviderCaller,
} from "../../support/provider/provider-caller";
import type { ShownDiagnostic } from "../../support/provider/shown-diagnostic";
import { baseUrl, type FaultyApi } from "../faulty-api";
import { testApiKey } from "../../support/api/create-sandbox-app";
import type { SeededRandom } from "../../support/random";
import type { EpisodeCounts } from "../episode-counts";
import type { FakeClock } from "../../support/fake-clock";

/** The options of a provider process. */
export interface World {
  readonly api: FaultyApi;
  readonly clock: FakeClock;
  readonly random: SeededRandom;
  readonly counts: EpisodeCounts;
}

/** A provider that can be killed at any moment, like a process. */
export interface ProviderProcess {
  readonly caller: ProviderCaller;
  /** Waits for a call. Rejects with {@link ProviderKilledError} once the provider is killed. */
  readonly call: <T>(call: Promise<T>) => Promise<T>;
}

/** The provider was killed and does not respond. */
export class ProviderKilledError extends Error {
  override readonly name = "ProviderKilledError";
}

/** Starts and configures a provider. */
export async function startProvider(
  { api, clock, random, counts }: World,
  settings: ObjectValue,
): Promise<{
  process: ProviderProcess;
  errors: readonly ShownDiagnostic[];
}> {
  const death = new AbortController();
  const killed = new Promise<never>((_resolve, reject) => {
    death.signal.addEventListener("abort", () => {
      reject(new ProviderKilledError());
    });
  });
  killed.catch(() => undefined);
  const provider = createAvaraProvider({
    environment: {},
    clock,
    random: () => random.next(),
    send: api.connect(death),
  });
  const caller = createProviderCaller(inProcess(provider));
  const call = <T>(called: Promise<T>): Promise<T> => {
    counts.steps += 1;
    return Promise.race([called, killed]);
  };
  const config = objectOf(configurationSchema, {
    api_key: testApiKey,
    base_url: baseUrl,
    ...settings,
  });
  const errors = await call(caller.configure(config));
  return { process: { caller, call }, errors };
}
