import { readFile, readdir } from "node:fs/promises";
import { messageOf, osErrorCode } from "../../system/os-error";
import type { CliIo } from "../cli-io";
import { type ProgramResult, runProgram } from "../../system/run-program";

/** Read-only access to a machine and a project on it. */
export interface Machine {
  readonly env: CliIo["env"];
  readonly platform: NodeJS.Platform;
  /** Such as `20.9.0`. */
  readonly nodeVersion: string;
  /** The project's folder. */
  readonly directory: string;
  /** Returns null if there is no such program. A program that cannot be started has a null exit code. */
  readonly run: (
    file: string,
    args: readonly string[],
  ) => Promise<ProgramResult | null>;
  /** Returns null if there is no such file, or it cannot be read. */
  readonly read: (path: string) => Promise<Buffer | null>;
  /** Returns the names in a folder; none if there is no such folder. */
  readonly list: (path: string) => Promise<readonly string[]>;
}

/** The machine that this process runs on. */
export function thisMachine({ env, signal }: CliIo): Machine {
  return {
    env,
    platform: process.platform,
    nodeVersion: process.versions.node,
    directory: process.cwd(),
    async run(file, args) {
      try {
        return await runProgram(file, args, {
          env: { ...env, CHECKPOINT_DISABLE: "1", DISABLE_VERSION_CHECK: "1" },
          signal,
          isKillable: true,
        });
      } catch (error) {
        const code = osErrorCode(error);
        if (code === "ENOENT") return null;
        // The program exists, but may not be executed, for example.
        if (code !== undefined)
          return { exitCode: null, stdout: "", stderr: messageOf(error) };
        throw error;
      }
    },
    read: (path) => readFile(path).catch(() => null),
    list: (path) => readdir(path).catch(() => []),
  };
}
