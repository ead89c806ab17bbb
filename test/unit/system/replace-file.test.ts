import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { isSpecialFile, replaceFile } from "../../../src/system/replace-file";
import { useTemporaryFolder } from "../../support/use-temporary-folder";

const folder = useTemporaryFolder();

test("creates and replaces a file, and leaves no other file behind", async () => {
  const path = join(folder(), "file");
  await replaceFile(path, "old");
  await replaceFile(path, Buffer.from("new"), { mode: 0o755 });
  expect(await readFile(path, "utf8")).toBe("new");
  expect((await stat(path)).mode & 0o777).toBe(0o755);
  expect(await readdir(folder())).toEqual(["file"]);
});

test("leaves the old file if the new one cannot be written", async () => {
  const path = join(folder(), "file");
  await writeFile(path, "old");
  await expect(
    replaceFile(path, "x".repeat(10), { mode: -1 }),
  ).rejects.toThrow();
  expect(await readFile(path, "utf8")).toBe("old");
});

test("writes to a device, and does not replace it", async () => {
  await replaceFile("/dev/null", "text");
  expect(await isSpecialFile("/dev/null")).toBe(true);
  expect(await isSpecialFile(join(folder(), "missing"))).toBe(false);
});
