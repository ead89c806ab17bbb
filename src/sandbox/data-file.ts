import { readFile } from "node:fs/promises";
import * as z from "zod/mini";
import { expressCustomerSchema } from "../api/express-customer";
import { userIdPattern } from "../api/express-customer-limits";
import { messageOf, osErrorCode } from "../system/os-error";
import { replaceFile } from "../system/replace-file";
import { parseJson } from "../text/parse-json";
import { formatProblems, parseShape } from "../text/problems";
import type { ExpressCustomerStoreState } from "./api/store";
import { SandboxError } from "./sandbox-error";

const count = z.int().check(z.nonnegative());

const dataFileSchema = z.object({
  version: z.literal(1),
  createdCount: count,
  customers: z.array(
    z.extend(expressCustomerSchema, {
      updatedAt: z.iso.datetime(),
      userIds: z.array(z.string().check(z.regex(userIdPattern))),
    }),
  ),
});

/**
 * Reads the customers that an earlier sandbox saved.
 *
 * @returns undefined if there is no file yet
 * @throws {SandboxError} if the file cannot be read, or was not written by a sandbox
 */
export async function readDataFile(
  path: string,
): Promise<ExpressCustomerStoreState | undefined> {
  const toError = (problem: string, cause?: unknown) =>
    new SandboxError(
      `The data file ${path} cannot be used: ${problem}. Delete it to start with no customers, or name another file.`,
      { cause },
    );
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (osErrorCode(error) === "ENOENT") return undefined;
    throw toError(messageOf(error), error);
  }
  const content = parseJson(text);
  if (content === undefined) throw toError("it is not JSON");
  const result = parseShape(dataFileSchema, content);
  if ("problems" in result) throw toError(formatProblems(result.problems));
  const { createdCount, customers } = result.value;
  const ids = new Set(customers.map((customer) => customer.expressCustomerId));
  if (ids.size < customers.length)
    throw toError("two customers have the same id");
  return { createdCount, customers };
}

/** Creates a function that saves the state as it is when called. Its promise resolves when the state is in the file. */
export function createDataFileWriter(
  path: string,
  state: () => ExpressCustomerStoreState,
): () => Promise<void> {
  const write = async () => {
    try {
      const content = JSON.stringify({ version: 1, ...state() }, null, 2);
      await replaceFile(path, `${content}\n`);
    } catch (error) {
      throw new SandboxError(
        `The data file ${path} cannot be written: ${messageOf(error)}.`,
        { cause: error },
      );
    }
  };
  // While one write is in progress, one more may wait: all calls in the meantime share it.
  let inProgress: Promise<unknown> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  return () => {
    waiting ??= inProgress.then(() => {
      waiting = undefined;
      const written = write();
      inProgress = written.catch(() => undefined);
      return written;
    });
    return waiting;
  };
}
