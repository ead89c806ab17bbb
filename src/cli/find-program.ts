import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** Returns the path of a program in the node_modules of a folder or one above it, or else its name, for the PATH. */
export function findProgram(name: string, directory: string): string {
  const program = join(directory, "node_modules", ".bin", name);
  if (existsSync(program)) return program;
  const parent = dirname(directory);
  return parent === directory ? name : findProgram(name, parent);
}
