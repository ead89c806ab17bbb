import { access, readdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { runProgram } from "../../src/system/run-program";

const debianDirectory = "/usr/lib/postgresql";

/**
 * Looks for the binaries of a PostgreSQL server in `POSTGRES_BIN`, or else in the directory of
 * `pg_config`, in Debian's directories and on the PATH.
 *
 * @returns the directory of `initdb` and `postgres`; undefined if there is none
 */
export async function findPostgres(
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const { POSTGRES_BIN: chosen, PATH = "" } = env;
  const directories =
    chosen === undefined
      ? [
          ...(await askPgConfig(env)),
          ...(await listDebianVersions()),
          ...PATH.split(delimiter),
        ]
      : [chosen];
  for (const directory of directories)
    if (directory !== "" && (await hasServer(directory))) return directory;
  return undefined;
}

/** The directory that `pg_config` names. It may have no server, because clients also install `pg_config`. */
async function askPgConfig(env: NodeJS.ProcessEnv): Promise<string[]> {
  try {
    const { stdout } = await runProgram("pg_config", ["--bindir"], { env });
    return [stdout.trim()];
  } catch {
    return [];
  }
}

async function listDebianVersions(): Promise<string[]> {
  const versions = await readdir(debianDirectory).catch(() => []);
  return versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(debianDirectory, version, "bin"));
}

async function hasServer(directory: string): Promise<boolean> {
  try {
    await access(join(directory, "initdb"));
    await access(join(directory, "postgres"));
    return true;
  } catch {
    return false;
  }
}
