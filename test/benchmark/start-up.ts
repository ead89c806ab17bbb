/** Compares the time to the provider's first line with a bare Node. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { providerBundle } from "../../src/cli/install/provider-mirror";
import { createCertificate } from "../../src/protocol/process/certificate";
import {
  startPlugin,
  terraformEnvironment,
} from "../support/provider/plugin-host";
import { mediansInTurn } from "./measure";
import { formatMs, formatRatio, type Table } from "./table";

const runs = 21;

/** Nothing of this process's environment: extra certificates alone would cost more than the provider. */
const env = {
  PATH: process.env.PATH,
  ...terraformEnvironment,
  PLUGIN_CLIENT_CERT: createCertificate(new Date(), "P-521").certificatePem,
};

/** Measures from the spawn to the first output, or to the end if there is none. */
async function spawnMs(
  program: string,
  args: readonly string[],
): Promise<number> {
  const startMs = performance.now();
  const child = spawn(program, args, {
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = once(child, "close");
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  await Promise.race([once(child.stdout, "data"), ended]);
  const durationMs = performance.now() - startMs;
  // The provider ignores other signals, and cannot clean up after this one.
  child.kill("SIGKILL");
  await ended;
  const socket = /\|unix\|([^|]+)\|/.exec(output)?.[1];
  if (socket !== undefined) rmSync(dirname(socket), { recursive: true });
  return durationMs;
}

/** Measures from the spawn until Terraform has the schema. */
async function schemaMs(): Promise<number> {
  const startMs = performance.now();
  const host = await startPlugin({ command: [providerBundle] });
  await host.call("/tfplugin6.Provider/GetProviderSchema");
  const durationMs = performance.now() - startMs;
  await host.shutdown();
  return durationMs;
}

/** Measures the start of the built provider. */
export async function measureStartUp(): Promise<Table> {
  const bare = "node -e 0";
  const handshake = "provider, to its handshake line";
  const schema = "provider, to its schema over gRPC";
  const medianOf = await mediansInTurn<string>(runs, {
    [bare]: () => spawnMs("node", ["-e", "0"]),
    [handshake]: () => spawnMs(providerBundle, []),
    [schema]: schemaMs,
  });
  return {
    title: `Start-up: medians of ${runs} runs in turn; the provider is one file of ${(statSync(providerBundle).size / 1024).toFixed(0)} KiB`,
    columns: ["from the spawn", "time", "against bare Node"],
    rows: [bare, handshake, schema].map((name) => [
      name,
      formatMs(medianOf(name)),
      formatRatio(medianOf(name), medianOf(bare)),
    ]),
  };
}
