/** Compares the synthesis of constructs with the generated level-1 classes and cdktf's own resource class. */
import { join } from "node:path";
import { runTool } from "../../src/generate/run-tool";
import { mediansInTurn } from "./measure";
import { formatCount, formatMs, formatRatio, type Table } from "./table";

async function synthesisMs(kind: string, count: number): Promise<number> {
  const script = join(__dirname, "processes/synthesis-process.ts");
  const output = await runTool(
    process.execPath,
    [...process.execArgv, script, kind, String(count)],
    { env: { ...process.env, CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1" } },
  );
  return Number(output);
}

/** Measures the synthesis of one stack, in several sizes. */
export async function measureSynthesis(
  sizes: readonly number[],
  report: (text: string) => void,
): Promise<Table> {
  const runs = 9;
  const rows: string[][] = [];
  for (const size of sizes) {
    report(`${formatCount(size)} constructs`);
    const medianOf = await mediansInTurn(runs, {
      plain: () => synthesisMs("plain", size),
      level1: () => synthesisMs("level1", size),
      construct: () => synthesisMs("construct", size),
    });
    rows.push([
      formatCount(size),
      formatMs(medianOf("construct")),
      formatMs(medianOf("level1")),
      formatRatio(medianOf("construct"), medianOf("level1")),
      formatMs(medianOf("plain")),
      formatRatio(medianOf("construct"), medianOf("plain")),
    ]);
  }
  return {
    title: `Synthesis of one stack, without loading cdktf: medians of ${runs} runs in turn`,
    columns: [
      "customers",
      "ExpressCustomer",
      "level-1 class",
      "ratio",
      "plain TerraformResource",
      "ratio",
    ],
    rows,
  };
}
