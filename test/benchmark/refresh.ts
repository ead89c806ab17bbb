/** Compares the refresh of many customers over gRPC with one GET for each customer, and measures its memory. */
import { readFile } from "node:fs/promises";
import { createAvaraClient } from "../../src/client/avara-client";
import { providerBundle } from "../../src/constructs/provider/provider-files";
import { configurationSchema } from "../../src/provider/configuration";
import { expressCustomerSchema } from "../../src/provider/express-customer/schema";
import { liveCustomerOf } from "../../src/provider/express-customer/live/live-customer";
import { nothingIgnored } from "../../src/provider/express-customer/metadata/ignored-keys";
import { stateOf, undeclared } from "../../src/provider/express-customer/state";
import { startPlugin } from "../support/provider/plugin-host";
import {
  createProviderCaller,
  objectOf,
} from "../support/provider/provider-caller";
import { forEachConcurrently, timeMs } from "./measure";
import { startRemoteSandbox, type RemoteSandbox } from "./remote-sandbox";
import { formatCount, formatMs, formatRatio, type Table } from "./table";

const latencyMs = 50;

/** How many resources Terraform reads at once. */
const parallelism = 10;

interface Refresh {
  readonly calls: number;
  readonly durationMs: number;
}

/** Refreshes all customers, in another order than the list has, and checks every result. */
async function refreshByProvider(
  sandbox: RemoteSandbox,
): Promise<Refresh & { readonly peakMiB: number }> {
  const host = await startPlugin({
    command: [providerBundle],
    env: { AVARA_BASE_URL: sandbox.url, AVARA_API_KEY: sandbox.apiKey },
  });
  const caller = createProviderCaller((path, request) =>
    host.call(path, request),
  );
  await caller.configure(objectOf(configurationSchema));
  const customer = {
    typeName: "avara_express_customer",
    schema: expressCustomerSchema,
  };
  const durationMs = await timeMs(() =>
    forEachConcurrently(
      shuffle(sandbox.customers),
      parallelism,
      async (deployed) => {
        const live = liveCustomerOf(deployed);
        const { state } = await caller.read(
          customer,
          stateOf(live, undeclared, {
            defaults: new Map(),
            ignored: nothingIgnored,
          }),
        );
        if (state?.id !== live.id || state.name !== live.name)
          throw new Error(`The customer ${live.id} was read wrongly.`);
      },
    ),
  );
  const peakMiB = await readPeakMiB(host.process.pid);
  await host.shutdown();
  return { calls: await sandbox.takeCallCount(), durationMs, peakMiB };
}

/** The usual way of providers. */
async function refreshByGets(sandbox: RemoteSandbox): Promise<Refresh> {
  const client = createAvaraClient({
    apiKey: sandbox.apiKey,
    baseUrl: sandbox.url,
  });
  const durationMs = await timeMs(() =>
    forEachConcurrently(
      sandbox.customers,
      parallelism,
      ({ expressCustomerId }) =>
        client.expressCustomers.retrieve(expressCustomerId),
    ),
  );
  return { calls: await sandbox.takeCallCount(), durationMs };
}

/** Measures a refresh of all customers, for accounts of several sizes. */
export async function measureRefresh(
  sizes: readonly number[],
  report: (text: string) => void,
): Promise<Table> {
  const rows: string[][] = [];
  for (const size of sizes) {
    report(`${formatCount(size)} customers`);
    await using sandbox = await startRemoteSandbox(size, latencyMs);
    const ours = await refreshByProvider(sandbox);
    const gets = await refreshByGets(sandbox);
    rows.push([
      formatCount(size),
      formatCount(ours.calls),
      formatCount(gets.calls),
      formatRatio(ours.calls, gets.calls),
      formatMs(ours.durationMs),
      formatMs(gets.durationMs),
      formatRatio(ours.durationMs, gets.durationMs),
      `${ours.peakMiB.toFixed(0)} MiB`,
    ]);
  }
  return {
    title: `Refresh over gRPC: all customers of the account, in random order, ${parallelism} at once, an API latency of ${latencyMs} ms`,
    columns: [
      "customers",
      "calls",
      "one GET each",
      "ratio",
      "time",
      "one GET each",
      "ratio",
      "provider's peak memory",
    ],
    rows,
  };
}

/** The peak memory of a process, from Linux. */
async function readPeakMiB(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid ?? "self"}/status`, "utf8");
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

/** A random but stable order: by the ids, which are hashes. */
function shuffle<Item extends { readonly expressCustomerId: string }>(
  items: readonly Item[],
): Item[] {
  return [...items].sort((a, b) =>
    a.expressCustomerId < b.expressCustomerId ? -1 : 1,
  );
}
