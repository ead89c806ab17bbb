/**
 * Measures speed and memory, and prints tables in Markdown: `npm run bench`. With names of parts, it runs only these. With
 * `--only`, it compares only the contenders whose names contain a word: `npm run bench -- start-up --only Bun`. With
 * `--full`, Terraform also plans ten thousand customers, which takes minutes.
 */
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { inTemporaryFolder } from "../../src/system/temporary-folder";
import { measureCommands } from "./terraform/commands";
import { measureComparison } from "./terraform/comparison";
import { prepareContenders, type Contender } from "./terraform/contenders";
import { measureImports, measureLoading } from "./imports";
import { measureRefresh } from "./refresh";
import { measureStartUp } from "./start-up";
import { measureSynthesis } from "./synthesis";
import { formatTable, type Table } from "./table";
import {
  measureLargePlans,
  measureSmallStack,
} from "./terraform/terraform-time";

const {
  positionals: chosen,
  values: { full, only },
} = parseArgs({
  allowPositionals: true,
  options: {
    full: { type: "boolean", default: false },
    only: { type: "string", multiple: true, default: [] },
  },
});

/** What the parts need: where to report, and what to compare. */
interface Bench {
  readonly report: (text: string) => void;
  readonly contenders: () => Promise<readonly Contender[]>;
}

const parts: Readonly<Record<string, (bench: Bench) => Promise<Table>>> = {
  "start-up": async ({ contenders }) => measureStartUp(await contenders()),
  imports: measureImports,
  loading: measureLoading,
  comparison: async ({ contenders }) =>
    measureComparison(await contenders(), { count: 1, runs: 9 }),
  "comparison-100": async ({ contenders }) =>
    measureComparison(await contenders(), { count: 100, runs: 5 }),
  "small-stack": measureSmallStack,
  commands: measureCommands,
  refresh: ({ report }) => measureRefresh([100, 1_000, 5_000, 10_000], report),
  plans: ({ report }) =>
    measureLargePlans(full ? [100, 1_000, 10_000] : [100, 1_000], report),
  synthesis: ({ report }) => measureSynthesis([1_000, 10_000], report),
};

async function main(folder: string): Promise<void> {
  const unknown = chosen.filter((name) => !(name in parts));
  if (unknown.length > 0)
    throw new Error(
      `There is no part ${unknown.join(", ")}: choose from ${Object.keys(parts).join(", ")}.`,
    );
  let all: Promise<readonly Contender[]> | undefined;
  const contenders = async (): Promise<readonly Contender[]> => {
    all ??= prepareContenders(process.env, folder);
    return (await all).filter(
      ({ name }) =>
        only.length === 0 || only.some((word) => name.includes(word)),
    );
  };
  process.stdout.write(`${cpus().length} cores, Node ${process.version}\n\n`);
  for (const [name, measure] of Object.entries(parts)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    const report = (text: string): void => {
      process.stderr.write(`# ${name}: ${text}\n`);
    };
    report("measuring …");
    const table = await measure({ report, contenders });
    process.stdout.write(`${formatTable(table)}\n`);
  }
}

void inTemporaryFolder("cdktf-avara-bench-", main);
