import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "@jest/globals";

/** Gives each test of a file an empty folder. Returns the function that returns the path of the current test's. */
export function useTemporaryFolder(): () => string {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "cdktf-avara-test-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });
  return () => folder;
}
