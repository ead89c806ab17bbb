import { mkdtempSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach } from "@jest/globals";

const prefix = join(tmpdir(), "cdktf-avara-test-");

/** Gives each test of a file an empty folder. Returns the function that returns the path of the current test's. */
export function useTemporaryFolder(): () => string {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(prefix);
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });
  return () => folder;
}

/** Creates a folder for all tests of a file. Returns its path. */
export function useSharedTemporaryFolder(): string {
  const folder = mkdtempSync(prefix);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}
