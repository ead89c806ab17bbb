import { execFileSync } from "node:child_process";
import { constants } from "node:fs";
import {
  chmod,
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
import {
  prepareReportFile,
  writeReportFile,
} from "../../../../../src/cli/drift/formats/report-file";
import { useTemporaryFolder } from "../../../../support/use-temporary-folder";

const directory = useTemporaryFolder();

const write = async (path: string, text: string) => {
  await prepareReportFile(path);
  await writeReportFile(path, text);
};

test("a report replaces the existing one, and leaves no other file", async () => {
  const path = join(directory(), "report.txt");
  await writeFile(path, "an older and longer report");
  await write(path, "report");
  expect(await readFile(path, "utf8")).toBe("report");
  expect(await readdir(directory())).toEqual(["report.txt"]);
});

test("only the user can read a new report, and an existing one keeps its mode", async () => {
  const path = join(directory(), "report.txt");
  await write(path, "report");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await chmod(path, 0o644);
  await write(path, "report");
  expect((await stat(path)).mode & 0o777).toBe(0o644);
});

// For example, /dev/null is a device, and /dev/stdout a link to a pipe.
test.each(["pipe", "link"])(
  "something that is not a regular file is written to, and stays: a %s",
  async (name) => {
    const pipe = join(directory(), "pipe");
    execFileSync("mkfifo", [pipe]);
    await symlink(pipe, join(directory(), "link"));
    const reader = await open(pipe, constants.O_RDWR | constants.O_NONBLOCK);
    try {
      await write(join(directory(), name), "report");
      expect((await stat(pipe)).isFIFO()).toBe(true);
      expect((await lstat(join(directory(), "link"))).isSymbolicLink()).toBe(
        true,
      );
      const { buffer, bytesRead } = await reader.read();
      expect(buffer.toString("utf8", 0, bytesRead)).toBe("report");
    } finally {
      await reader.close();
    }
  },
);
