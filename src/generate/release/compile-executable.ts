import { readFile } from "node:fs/promises";
import * as z from "zod/mini";
import { providerEntryPoint } from "../build/provider-bundle";
import { repositoryRoot } from "../repository";
import { runTool } from "../run-tool";
import { bunPlatform, type Platform } from "./platforms";

export interface CompileOptions {
  readonly platform: Platform;
  /** The Bun executable that compiles. */
  readonly compiler: string;
  /** The Bun executable of the platform, which becomes a part of the result. */
  readonly runtime: string;
  /** The file to write. */
  readonly outfile: string;
}

/**
 * Compiles the provider to one executable that needs no runtime on the machine.
 *
 * @returns the modules in it, as paths relative to the root of the repository
 */
export async function compileExecutable({
  platform,
  compiler,
  runtime,
  outfile,
}: CompileOptions): Promise<readonly string[]> {
  const metafile = `${outfile}.json`;
  await runTool(
    compiler,
    [
      "build",
      providerEntryPoint,
      "--compile",
      "--bytecode",
      "--minify",
      `--target=bun-${bunPlatform(platform)}`,
      `--compile-executable-path=${runtime}`,
      ...ignoreWorkingDirectory,
      `--metafile=${metafile}`,
      `--outfile=${outfile}`,
    ],
    { cwd: repositoryRoot, env: { PATH: process.env.PATH } },
  );
  const { inputs } = metafileSchema.parse(
    JSON.parse(await readFile(metafile, "utf8")),
  );
  return Object.keys(inputs);
}

/** Terraform starts the provider in the working directory, whose files must not change what the provider does. */
const ignoreWorkingDirectory = [
  "--no-compile-autoload-dotenv",
  "--no-compile-autoload-bunfig",
  "--no-compile-autoload-tsconfig",
  "--no-compile-autoload-package-json",
];

const metafileSchema = z.object({ inputs: z.record(z.string(), z.unknown()) });
