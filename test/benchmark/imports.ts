/** Measures the size of each part of the provider's script, and the time to load its modules. */
import { join } from "node:path";
import type { BundlePart } from "../../src/author/bundle";
import { bundleAvaraProvider } from "../../src/generate/build/provider-bundle";
import { runTool } from "../../src/generate/run-tool";
import { inTemporaryFolder } from "../../src/system/temporary-folder";
import { mediansInTurn } from "./measure";
import type { Table } from "./table";

/** A package, or a folder of src, and whether it is loaded before the handshake line. */
interface Part {
  readonly name: string;
  readonly bytes: number;
  readonly isEarly: boolean;
}

/** Measures the parts of the script. */
export function measureImports(): Promise<Table> {
  return inTemporaryFolder("cdktf-avara-bench-", async (directory) => {
    const bundle = await bundleAvaraProvider(join(directory, "provider"));
    const parts = [...weigh(bundle, true), ...weigh(bundle, false)];
    return {
      title: "What the provider's script is made of, minified",
      columns: ["part", "KiB", "loaded"],
      rows: parts
        .sort(
          (a, b) => Number(b.isEarly) - Number(a.isEarly) || b.bytes - a.bytes,
        )
        .map(({ name, bytes, isEarly }) => [
          name,
          (bytes / 1024).toFixed(1),
          isEarly ? "before the handshake" : "after it",
        ]),
    };
  });
}

function weigh(bundle: readonly BundlePart[], isEarly: boolean): Part[] {
  const bytesOf = new Map<string, number>();
  const chosen = bundle.filter((part) => part.isEarly === isEarly);
  for (const { output } of chosen)
    for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
      const name =
        /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ??
        /^src\/\w+/.exec(path)?.[0] ??
        path;
      bytesOf.set(name, (bytesOf.get(name) ?? 0) + bytesInOutput);
    }
  return [...bytesOf].map(([name, bytes]) => ({ name, bytes, isEarly }));
}

const modules = [
  "node:net",
  "node:crypto",
  "node:tls",
  "node:http2",
  "zod/mini",
  "zod",
  "@bufbuild/protobuf/wire",
  "@msgpack/msgpack",
  "@grpc/grpc-js",
] as const;

/** Loads each module in a Node that has loaded nothing else. */
export async function measureLoading(): Promise<Table> {
  const loadMs = async (name: string): Promise<number> => {
    const script = join(__dirname, "processes/load-module.js");
    const output = await runTool("node", [script, name], {
      env: { PATH: process.env.PATH },
    });
    return Number(output);
  };
  const medianOf = await mediansInTurn<string>(
    7,
    Object.fromEntries(modules.map((name) => [name, () => loadMs(name)])),
  );
  return {
    title:
      "What loading a module costs, alone and unbundled: medians of 7 runs",
    columns: ["module", "ms"],
    rows: modules.map((name) => [name, medianOf(name).toFixed(1)]),
  };
}
