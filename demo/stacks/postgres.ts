/** A temporary PostgreSQL server on a free port of loopback. */
import { type SpawnOptions, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { runProgram } from "../../src/system/run-program";
import { StoryError } from "../storytelling/story-error";

export interface Postgres extends AsyncDisposable {
  /** The environment variables with which clients connect. */
  readonly env: Readonly<Record<string, string>>;
}

export interface PostgresOptions {
  /** The directory of `initdb` and `postgres`. */
  readonly binaries: string;
  /** The databases to create. */
  readonly databases: readonly string[];
}

const user = "terraform";

/** @throws {StoryError} with the server's output, if it cannot be started */
export async function startPostgres({
  binaries,
  databases,
}: PostgresOptions): Promise<Postgres> {
  const owner = await chooseOwner();
  const directory = await mkdtemp(join(tmpdir(), "cdktf-avara-postgres-"));
  const remove = () =>
    rm(directory, { recursive: true, force: true, maxRetries: 10 });
  // A process group of its own, so that Ctrl-C does not stop it before the programs that hold locks in it.
  const options = { ...owner, cwd: directory, detached: true };
  const data = join(directory, "data");
  const password = randomBytes(16).toString("hex");
  const passwordFile = join(directory, "password");
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (owner)
      for (const path of [directory, passwordFile])
        await chown(path, owner.uid, owner.gid);
    await complete(
      join(binaries, "initdb"),
      [
        `--pgdata=${data}`,
        `--username=${user}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--no-locale",
        "--no-sync",
      ],
      options,
    );
    // In single-user mode, because no client may be installed.
    await complete(
      join(binaries, "postgres"),
      ["--single", "-F", "-D", data, "postgres"],
      options,
      databases.map((name) => `CREATE DATABASE "${name}";\n`).join(""),
    );
    const port = await findFreePort();
    const stop = await serve(
      join(binaries, "postgres"),
      ["-F", "-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", ""],
      options,
    );
    return {
      env: {
        PGHOST: "127.0.0.1",
        PGPORT: String(port),
        PGUSER: user,
        PGPASSWORD: password,
        PGSSLMODE: "disable",
      },
      async [Symbol.asyncDispose]() {
        await stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL does not run as root. In that case, an unprivileged user runs it. */
async function chooseOwner(): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const ask = async (option: string) => {
    const { stdout } = await runProgram("id", [option, "nobody"]);
    return Number(stdout);
  };
  return { uid: await ask("-u"), gid: await ask("-g") };
}

/** Runs a program to its end. */
async function complete(
  file: string,
  args: readonly string[],
  options: SpawnOptions,
  input = "",
): Promise<void> {
  const child = spawn(file, args, {
    ...options,
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  if (child.exitCode !== 0)
    throw new StoryError(`${file} failed:\n\n${stdout}${stderr}`);
}

/** Starts a server, and waits until it accepts connections. Returns a function that stops it at once. */
async function serve(
  file: string,
  args: readonly string[],
  options: SpawnOptions,
): Promise<() => Promise<void>> {
  const child = spawn(file, args, {
    ...options,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const closed = once(child, "close");
  let printed = "";
  await new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      printed += chunk;
      if (printed.includes("ready to accept connections")) resolve();
    });
    closed.then(() => {
      reject(new StoryError(`${file} failed:\n\n${printed}`));
    }, reject);
  });
  return async () => {
    // Without a checkpoint, because the data is not needed again.
    child.kill("SIGQUIT");
    await closed;
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string")
    throw new StoryError("There is no free port on loopback.");
  return address.port;
}
