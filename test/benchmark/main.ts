/**
 * Measures speed and memory, and prints tables in Markdown: `npm run bench`. With `--full`, the real
 * terraform also plans ten thousand customers, which takes minutes. With names of parts, runs only these.
 */
import { cpus } from "node:os";
import { measureComparison } from "./comparison";
import { measureImports, measureLoading } from "./imports";
import { measureRefresh } from "./refresh";
import { measureStartUp } from "./start-up";
import { measureSynthesis } from "./synthesis";
import { formatTable, type Table } from "./table";
import { measureLargePlans, measureSmallStack } from "./terraform-time";

const args = process.argv.slice(2);
const isFull = args.includes("--full");
const chosen = args.filter((arg) => !arg.startsWith("--"));

type Report = (text: string) => void;

const parts: Readonly<Record<string, (report: Report) => Promise<Table>>> = {
  "start-up": measureStartUp,
  imports: measureImports,
  loading: measureLoading,
  comparison: () => measureComparison(1),
  "comparison-100": () => measureComparison(100),
  "small-stack": measureSmallStack,
  refresh: (report) => measureRefresh([100, 1_000, 5_000, 10_000], report),
  plans: (report) =>
    measureLargePlans(isFull ? [100, 1_000, 10_000] : [100, 1_000], report),
  synthesis: (report) => measureSynthesis([1_000, 10_000], report),
};

async function main(): Promise<void> {
  const unknown = chosen.filter((name) => !(name in parts));
  if (unknown.length > 0)
    throw new Error(
      `There is no part ${unknown.join(", ")}: choose from ${Object.keys(parts).join(", ")}.`,
    );
  process.stdout.write(`${cpus().length} cores, Node ${process.version}\n\n`);
  for (const [name, measure] of Object.entries(parts)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    const report: Report = (text) => {
      process.stderr.write(`# ${name}: ${text}\n`);
    };
    report("measuring …");
    process.stdout.write(`${formatTable(await measure(report))}\n`);
  }
}

void main();
