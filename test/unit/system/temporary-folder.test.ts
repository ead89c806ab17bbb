import { existsSync } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { inTemporaryFolder } from "../../../src/system/temporary-folder";

test("the folder is private, and removed with its files", async () => {
  const folder = await inTemporaryFolder("cdktf-avara-test-", async (path) => {
    expect((await stat(path)).mode & 0o777).toBe(0o700);
    await writeFile(join(path, "plan"), "secret");
    return path;
  });
  expect(existsSync(folder)).toBe(false);
});

test("the folder is removed if the action fails", async () => {
  let folder = "";
  const failing = inTemporaryFolder("cdktf-avara-test-", (path) => {
    folder = path;
    return Promise.reject(new Error("failed"));
  });
  await expect(failing).rejects.toThrow("failed");
  expect(folder).not.toBe("");
  expect(existsSync(folder)).toBe(false);
});
