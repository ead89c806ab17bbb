import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atExit } from "./at-exit";

/**
 * Runs an action with an empty folder that only this user can read. The folder is removed afterwards, also if the
 * process exits before the action ends.
 *
 * @param prefix the beginning of the folder's name
 */
export async function inTemporaryFolder<Result>(
  prefix: string,
  action: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  // A program that was stopped may still be writing to it.
  const options = { recursive: true, force: true, maxRetries: 10 };
  const cancel = atExit(() => {
    rmSync(folder, options);
  });
  try {
    return await action(folder);
  } finally {
    await rm(folder, options);
    cancel();
  }
}
