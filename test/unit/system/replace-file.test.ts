import { constants } from "node:fs";
import {
  lstat,
  open,
  readFile,
  readdir,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { runTool } from "../../../src/generate/run-tool";
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

// For example, /dev/null is a device, and /dev/stdout a link to a pipe.
test.each(["pipe", "link"])(
  "writes to something that is not a regular file, which stays: a %s",
  async (name) => {
    const pipe = join(folder(), "pipe");
    await runTool("mkfifo", [pipe], {});
    await symlink(pipe, join(folder(), "link"));
    const reader = await open(pipe, constants.O_RDWR | constants.O_NONBLOCK);
    try {
      await replaceFile(join(folder(), name), "text");
      expect((await stat(pipe)).isFIFO()).toBe(true);
      expect((await lstat(join(folder(), "link"))).isSymbolicLink()).toBe(true);
      const { buffer, bytesRead } = await reader.read();
      expect(buffer.toString("utf8", 0, bytesRead)).toBe("text");
    } finally {
      await reader.close();
    }
  },
);

test("a file that is missing is not special", async () => {
  expect(await isSpecialFile(join(folder(), "missing"))).toBe(false);
});
