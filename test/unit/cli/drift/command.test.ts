/** Runs drift with a fake terraform. */
import { chmod, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import type { DriftReport } from "../../../../src/cli/drift/drift-report";
import {
  customer,
  failedReport,
  formatReport,
  reportOf,
} from "./sample-report";
import { runDrift } from "../../../support/cli/run-drift";
import { useTemporaryFolder } from "../../../support/use-temporary-folder";

const place = useTemporaryFolder();

beforeEach(() => writeProgram("echo {}"));

afterEach(() => {
  jest.restoreAllMocks();
});

const terraform = () => join(place(), "terraform");
const called = () => readFile(join(place(), "calls"), "utf8").catch(() => "");

/** Writes a fake terraform, which records its calls and then runs a script. */
async function writeProgram(body: string): Promise<void> {
  await writeFile(
    terraform(),
    `#!/bin/sh\necho "$1" >> ${join(place(), "calls")}\n${body}\n`,
    { mode: 0o755 },
  );
}

function drift(...args: readonly string[]) {
  const { PATH } = process.env;
  return runDrift({ PATH, TERRAFORM_BINARY_NAME: terraform() }, ...args);
}

test.each([
  [["--chdir", ".", "--synth"], "--chdir is for folders with HCL: "],
  [["stack", "--unmanaged"], "--unmanaged needs all stacks"],
  [
    ["--unmanaged"],
    "--unmanaged needs the key of the account in AVARA_API_KEY",
  ],
  [["--from", "x", "--unmanaged"], "--from shows a report again: omit "],
  [
    ["--format", "xml"],
    "option '--format <format>' argument 'xml' is invalid. Allowed choices are table, json, markdown, html, junit.\n",
  ],
  [
    ["--fail-on", "gone"],
    "option '--fail-on <what>' argument 'gone' is invalid. Allowed choices are drift, pending, unmanaged, nothing.\n",
  ],
  [
    ["--parallelism", "0"],
    "option '--parallelism <number>' argument '0' is invalid. Expected a whole number from 1 to 100.\n",
  ],
  [
    ["--chdir", "../../nowhere"],
    `--chdir: there is no folder ${resolve("../../nowhere")}.\n`,
  ],
  [
    ["--chdir", "package.json"],
    `--chdir: there is no folder ${resolve("package.json")}.\n`,
  ],
  [["--app-dir", "/nowhere"], "--app-dir: there is no folder /nowhere.\n"],
  [
    ["--app-dir", "/nowhere", "--synth"],
    "--app-dir: there is no folder /nowhere.\n",
  ],
])("%j is an error before anything runs", async (args, message) => {
  const { exitCode, stdout, stderr } = await drift(...args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr.slice(0, 7 + message.length)).toBe(`error: ${message}`);
  expect(await called()).toBe("");
});

test("a program that is not there, or cannot be started, is named", async () => {
  const messageAbout = async (program: string) =>
    (await runDrift({ TERRAFORM_BINARY_NAME: program }, "--chdir", place()))
      .stderr;
  const advice = "Run cdktf-avara doctor to see what is missing.\n";
  expect(await messageAbout("no-terraform")).toBe(
    `Planning ${place()} …\nerror: There is no no-terraform on the PATH. ${advice}`,
  );
  await chmod(terraform(), 0o644);
  expect(await messageAbout(terraform())).toBe(
    `Planning ${place()} …\nerror: Cannot start ${terraform()}: spawn ${terraform()} EACCES. ${advice}`,
  );
});

describe("a report in a file", () => {
  test.each([
    ["is a folder", "", "it is a folder"],
    ["ends with a slash", "reports/", "it is a folder"],
    ["is below a file", "terraform/report.json", "EEXIST"],
  ])(
    "is an error before anything runs if its path %s",
    async (_case, path, reason) => {
      const output = `${place()}/${path}`;
      const { exitCode, stderr } = await drift(
        ...["--chdir", place(), "--output", output],
      );
      expect(exitCode).toBe(1);
      expect(stderr.split("\n")).toEqual([
        expect.stringContaining(`--output: cannot write ${output}: ${reason}`),
        "",
      ]);
      expect(await called()).toBe("");
    },
  );

  test("gets its folders", async () => {
    const output = join(place(), "reports/drift/report.txt");
    const { exitCode } = await drift("--chdir", place(), "--output", output);
    expect(exitCode).toBe(0);
    expect(await readFile(output, "utf8")).toMatch(/^No drift/);
  });

  test("has no colours, even if the terminal has", async () => {
    const { PATH } = process.env;
    // Commander asks the process itself.
    jest.replaceProperty(process, "env", { PATH, FORCE_COLOR: "1" });
    const output = join(place(), "report.txt");
    const shown = await drift("--chdir", place());
    expect(shown.stdout).toBe(
      "\u001b[32mNo drift: 0 customers in 1 stack.\u001b[39m\n",
    );
    await drift("--chdir", place(), "--output", output);
    expect(await readFile(output, "utf8")).toBe(
      "No drift: 0 customers in 1 stack.\n",
    );
  });

  test("is written to several files, each in the format of its extension", async () => {
    const [json, html] = [
      join(place(), "drift.json"),
      join(place(), "drift.html"),
    ];
    const { exitCode, stdout, stderr } = await drift(
      ...["--chdir", place(), "--output", json, "--output", html],
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
    expect(stderr).toContain(`The report is in ${json}, ${html}.\n`);
    expect(JSON.parse(await readFile(json, "utf8"))).toMatchObject({
      version: 1,
    });
    expect(await readFile(html, "utf8")).toMatch(/^<!doctype html>/);
    expect(await called()).toBe("plan\nshow\n");
  });

  test("has the format of --format, even with another extension", async () => {
    const output = join(place(), "drift.json");
    await drift("--chdir", place(), "--format", "markdown", "--output", output);
    expect(await readFile(output, "utf8")).toMatch(/^### ✅ No drift/);
  });
});

describe("--from", () => {
  const write = async (report: DriftReport) => {
    const file = join(place(), "drift.json");
    await writeFile(file, JSON.stringify(report));
    return file;
  };

  test.each([
    [
      "drift",
      reportOf(customer("Alpha", {})),
      2,
      /^1 drifted: exit code 2\.\n$/,
    ],
    [
      "a failed plan",
      failedReport(),
      1,
      /^error: The plan of customers failed: The plan deactivates too many, .*\nThe report is incomplete: exit code 1\.\n$/,
    ],
  ])(
    "shows a report of %s again, with the same exit code, and runs nothing",
    async (_case, report, exitCode, stderr) => {
      const file = await write(report);
      expect(await drift("--from", file, "--format", "markdown")).toEqual({
        exitCode,
        stdout: formatReport(report, "markdown"),
        stderr: expect.stringMatching(stderr),
      });
      expect(await called()).toBe("");
    },
  );

  test("fails only for what --fail-on names", async () => {
    const file = await write(
      reportOf(customer("Alpha", { kind: "undeployed" })),
    );
    expect((await drift("--from", file)).exitCode).toBe(2);
    const onlyDrift = await drift(
      ...["--from", file, "--fail-on", "drift", "--fail-on", "unmanaged"],
    );
    expect(onlyDrift).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test.each([
    ["{", "Expected property name"],
    ['{"version":2}', "version: expected 1; "],
  ])(
    "names what is wrong with a file that is no report: %s",
    async (text, reason) => {
      const file = join(place(), "drift.json");
      await writeFile(file, text);
      const { exitCode, stderr } = await drift("--from", file);
      expect(exitCode).toBe(1);
      expect(stderr).toContain(
        `error: Cannot read the drift report ${file}: ${reason}`,
      );
    },
  );
});
