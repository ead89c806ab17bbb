import { existsSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join } from "node:path";

/** Returns the path of a program in the node_modules of a folder or one above it, or else its name, for the PATH. */
export function findProgram(name: string, directory: string): string {
  const program = join(directory, "node_modules", ".bin", name);
  if (existsSync(program)) return program;
  const parent = dirname(directory);
  return parent === directory ? name : findProgram(name, parent);
}

/**
 * Returns the CLI of an app: cdktf, or else cdktn, the one of CDK Terrain. The app's own goes before one on the PATH.
 *
 * @param directory of the app
 */
export function findAppCli(
  directory: string,
  { PATH = "" }: NodeJS.ProcessEnv,
): string {
  const names = ["cdktf", "cdktn"];
  const isOnPath = (name: string) =>
    PATH.split(delimiter).some((folder) => existsSync(join(folder, name)));
  return (
    names.map((name) => findProgram(name, directory)).find(isAbsolute) ??
    names.find(isOnPath) ??
    "cdktf"
  );
}
