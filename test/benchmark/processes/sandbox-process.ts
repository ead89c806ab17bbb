/**
 * A sandbox in its own process, so that the API takes no time from the measurement. Arguments: the
 * number of customers, and the latency in milliseconds.
 */
import { startSandbox } from "../../../src/sandbox";

async function main(size: number, latencyMs: number): Promise<void> {
  const sandbox = await startSandbox({
    seed: 1,
    customers: Array.from({ length: size }, (_, index) => ({
      name: `Customer ${index}`,
      metadata: { owner: "platform", region: "eu-central" },
    })),
  });
  sandbox.faults.add({ kind: "latency", latencyMs });
  process.send?.({
    url: sandbox.url,
    apiKey: sandbox.apiKey,
    customers: sandbox.customers.all(),
  });
}

void main(Number(process.argv[2]), Number(process.argv[3]));
