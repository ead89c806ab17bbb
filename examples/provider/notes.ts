/** The notes, each a file in a folder. In a provider of your own, this is the client of an API. */
import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  rm,
  writeFile,
} from "node:fs/promises";
import { join, parse } from "node:path";
import { Failure } from "cdktf-avara/framework";

/** A folder of notes. */
export class Notes {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Returns false, and changes nothing, if the note exists. */
  async create(name: string, text: string): Promise<boolean> {
    await attempt(mkdir(this.#folder, { recursive: true }));
    const created = writeFile(this.#file(name), text, { flag: "wx" });
    return attempt(
      created.then(() => true),
      { onError: "EEXIST", value: false },
    );
  }

  /** Returns null if the note does not exist. */
  read(name: string): Promise<string | null> {
    return attempt<string | null>(readFile(this.#file(name), "utf8"), {
      onError: "ENOENT",
      value: null,
    });
  }

  async write(name: string, text: string): Promise<void> {
    await attempt(writeFile(this.#file(name), text));
  }

  async append(name: string, line: string): Promise<void> {
    await attempt(appendFile(this.#file(name), `${line}\n`));
  }

  async delete(name: string): Promise<void> {
    await attempt(rm(this.#file(name), { force: true }));
  }

  /** Lists the names of all notes. */
  async names(): Promise<readonly string[]> {
    const files = await attempt(readdir(this.#folder), {
      onError: "ENOENT",
      value: [],
    });
    return files.sort().map((file) => parse(file).name);
  }

  #file(name: string): string {
    return join(this.#folder, `${name}.txt`);
  }
}

/** Makes errors of the operating system failures that users understand, except one that has a meaning. */
async function attempt<T>(
  call: Promise<T>,
  expected?: { readonly onError: string; readonly value: T },
): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    if (expected !== undefined && error.code === expected.onError)
      return expected.value;
    throw new Failure("The notes are not accessible", error.message);
  }
}
