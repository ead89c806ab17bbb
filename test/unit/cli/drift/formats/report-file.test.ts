import { chmod, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import {
  prepareReportFile,
  writeReportFile,
} from "../../../../../src/cli/drift/formats/report-file";
import { useTemporaryFolder } from "../../../../support/use-temporary-folder";

const directory = useTemporaryFolder();

test("only the user can read a new report, and an existing one keeps its mode", async () => {
  const path = join(directory(), "report.txt");
  await writeReportFile(path, "report");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  await chmod(path, 0o644);
  await writeReportFile(path, "report");
  expect((await stat(path)).mode & 0o777).toBe(0o644);
});

test("a report whose folder has disappeared is an error", async () => {
  const path = join(directory(), "gone/report.txt");
  await expect(writeReportFile(path, "report")).rejects.toMatchObject({
    name: "CliError",
    message: expect.stringContaining(`--output: cannot write ${path}: ENOENT`),
  });
});

test("a report may be written to a device, which stays", async () => {
  await prepareReportFile("/dev/null");
  await writeReportFile("/dev/null", "report");
  expect((await stat("/dev/null")).isCharacterDevice()).toBe(true);
});
