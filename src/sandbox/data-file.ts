import { userIdPattern } from "../api/express-customer-limits";
import { readFile } from "node:fs/promises";
import * as z from "zod/mini";
import { expressCustomerSchema } from "../api/express-customer";
import type { ExpressCustomerStoreState } from "./api/store";
import { SandboxError } from "./sandbox-error";
import { messageOf, osErrorCode } from "../system/os-error";
import { replaceFile } from "../system/replace-file";
import { formatProblems, parseShape } from "../text/problems";

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
 * Reads the customers that an earlier sandbox kept.
 *
 * @returns undefined when there is no file yet
 * @throws {SandboxError} for a file that cannot be read, or that no sandbox has written
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
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw toError("it is not JSON", error);
  }
  const result = parseShape(dataFileSchema, content);
  if ("problems" in result) throw toError(formatProblems(result.problems));
  const { createdCount, customers } = result.value;
  const ids = new Set(customers.map((customer) => customer.expressCustomerId));
  if (ids.size < customers.length) throw toError("two customers share an id");
  return { createdCount, customers };
}

/** Creates a function that writes the state as it is when called, and waits until it is in the file. */
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
  // One write may be under way and one more waiting: all who ask meanwhile share the waiting one.
  let underWay: Promise<unknown> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  return () => {
    waiting ??= underWay.then(() => {
      waiting = undefined;
      const written = write();
      underWay = written.catch(() => undefined);
      return written;
    });
    return waiting;
  };
}
