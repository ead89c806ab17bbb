import type { CliIo } from "../cli-io";
import type { CommandResult } from "../run-command";

/** What was found out about one thing. */
export interface Check {
  readonly title: string;
  /** `warning`: it works here, or may, but trips people. */
  readonly status: "ok" | "warning" | "problem";
  readonly detail: string;
  /** What to do; absent where nothing is to be done. */
  readonly cure?: string;
}

/** All that the checks read of the machine; they change nothing. */
export interface Machine {
  readonly env: CliIo["env"];
  readonly platform: NodeJS.Platform;
  /** As `20.9.0`. */
  readonly nodeVersion: string;
  /** The project's folder. */
  readonly directory: string;
  /** Returns null where there is no such program. One that cannot be started prints nothing. */
  readonly run: (
    file: string,
    args: readonly string[],
  ) => Promise<CommandResult | null>;
  /** Returns null where there is no such file, or it cannot be read. */
  readonly read: (path: string) => Promise<Buffer | null>;
  /** Returns the names in a folder; none where there is no such folder. */
  readonly list: (path: string) => Promise<readonly string[]>;
}

/** Whether a version is at least another; what follows the three numbers does not count. */
export function isAtLeast(version: string, least: string): boolean {
  const numbersOf = (text: string) =>
    text
      .split(/[.+-]/, 3)
      .map(Number)
      .map((number) => (Number.isNaN(number) ? 0 : number));
  const wanted = numbersOf(least);
  const numbers = numbersOf(version);
  const differing = wanted.findIndex((number, i) => number !== numbers[i]);
  return (
    differing === -1 || (numbers[differing] ?? 0) > (wanted[differing] ?? 0)
  );
}
