/** Measures each start of the provider, as Terraform waits for it: to the handshake line, and to the first response. */
import { statSync } from "node:fs";
import { providerBundle } from "../../src/constructs/provider/provider-files";
import { runTool } from "../../src/generate/run-tool";
import { newCertificate } from "../support/provider/new-certificate";
import { startPlugin, type PluginHost } from "../support/provider/plugin-host";
import type { Contender } from "./terraform/contenders";
import { spreadsInTurn, timeMs } from "./measure";
import { formatRatio, formatSpread, type Table } from "./table";

const runs = 15;

/** Measures the contenders, and the empty programs of their runtimes. */
export async function measureStartUp(
  contenders: readonly Contender[],
): Promise<Table> {
  const clientCertificate = await newCertificate("P-521");
  const measures = contenders.flatMap((contender) => {
    const { name, provider, env, emptyProgram } = contender;
    const start = (): Promise<PluginHost> =>
      startPlugin({ command: [provider], env, clientCertificate });
    return [
      [
        `empty ${name}`,
        () =>
          emptyProgram === undefined
            ? Promise.resolve(NaN)
            : timeMs(() => runEmpty(emptyProgram, env)),
      ],
      [
        `handshake ${name}`,
        async () => {
          const startMs = performance.now();
          const host = await start();
          const durationMs = performance.now() - startMs;
          await end(host);
          return durationMs;
        },
      ],
      [
        `response ${name}`,
        async () => {
          const host = await start();
          const durationMs = await timeMs(() => callSchema(host));
          await end(host);
          return durationMs;
        },
      ],
      [
        `schema ${name}`,
        async () => {
          const startMs = performance.now();
          const host = await start();
          await callSchema(host);
          const durationMs = performance.now() - startMs;
          await end(host);
          return durationMs;
        },
      ],
    ] as const;
  });
  const spreadOf = await spreadsInTurn<string>(
    runs,
    Object.fromEntries(measures),
  );
  return {
    title: `Start: median (least–most) of ${runs} runs in turn, and the ratio to the runtime's empty program; the provider is one file of ${(statSync(providerBundle).size / 1024).toFixed(0)} KiB`,
    columns: [
      "",
      "empty program",
      "spawn → handshake line",
      "handshake line → schema",
      "spawn → schema",
    ],
    rows: contenders.map(({ name, emptyProgram }) => {
      const empty = spreadOf(`empty ${name}`);
      const withRatio = (what: string): string => {
        const spread = spreadOf(`${what} ${name}`);
        return emptyProgram === undefined
          ? formatSpread(spread)
          : `${formatSpread(spread)}, ${formatRatio(spread.median, empty.median)}`;
      };
      return [
        name,
        emptyProgram === undefined ? "" : formatSpread(empty),
        withRatio("handshake"),
        formatSpread(spreadOf(`response ${name}`)),
        withRatio("schema"),
      ];
    }),
  };
}

/** A provider in Go drops the connection instead of responding, and Terraform accepts that. */
const end = (host: PluginHost): Promise<unknown> =>
  host.shutdown().catch(() => {
    host.client.close();
    return host.exited;
  });

const callSchema = (host: PluginHost): Promise<Buffer> =>
  host.call("/tfplugin6.Provider/GetProviderSchema");

/** Runs a program with nothing else of this process's environment: extra certificates would cost more than the rest. */
const runEmpty = (
  [program, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
): Promise<string> => runTool(program, args, { env });
