import { resolve } from "node:path";
import { CliError } from "../cli-error";
import { isFolder } from "../is-folder";
import type { DriftCommandOptions } from "./command";

/** @throws {CliError} if options contradict each other, or the app does not exist */
export function checkOptions(
  names: readonly string[],
  options: DriftCommandOptions,
): void {
  const { appDir, chdir, from, synth, unmanaged, suppressions } = options;
  const hasNames = names.length > 0;
  if (from !== undefined) {
    if (hasNames || [chdir, synth, unmanaged, suppressions].some(isGiven))
      throw new CliError(
        "--from shows a report again: omit the names of stacks, --chdir, --synth, --unmanaged and --suppressions.",
      );
    return;
  }
  if (chdir !== undefined && (hasNames || synth === true))
    throw new CliError(
      "--chdir is for folders with HCL: omit the names of stacks and --synth.",
    );
  if (unmanaged === true && hasNames)
    throw new CliError(
      "--unmanaged needs all stacks, because a customer may be in any of them: omit the names.",
    );
  if (chdir === undefined && !isFolder(appDir))
    throw new CliError(`--app-dir: there is no folder ${resolve(appDir)}.`);
}

function isGiven(value: unknown): boolean {
  return value !== undefined;
}
