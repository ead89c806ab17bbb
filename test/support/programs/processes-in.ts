import { readdir, readFile, readlink } from "node:fs/promises";
import { until } from "../until";

interface ProcessInfo {
  readonly pid: number;
  readonly command: string;
}

/** The processes whose working directory is one of these. */
export async function processesIn(
  ...directories: readonly string[]
): Promise<readonly ProcessInfo[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      try {
        const cwd = await readlink(`/proc/${pid}/cwd`);
        if (!directories.includes(cwd)) return [];
        const command = await readFile(`/proc/${pid}/cmdline`, "utf8");
        return [{ pid: Number(pid), command }];
      } catch {
        // The process has ended meanwhile.
        return [];
      }
    }),
  );
  return found.flat();
}

/** Waits until none of the programs runs that worked in some directories. */
export const untilEnded = (...directories: readonly string[]): Promise<void> =>
  until(async () => (await processesIn(...directories)).length === 0);
