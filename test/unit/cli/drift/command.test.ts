/** Runs drift with a fake terraform. */
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import { customer, reportOf } from "./sample-report";
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

/** Creates a CDKTF app that was synthesized to one stack. */
async function writeApp(workingDirectory: string): Promise<string> {
  const app = join(place(), "app");
  await mkdir(join(app, "cdktf.out"), { recursive: true });
  const stacks = { customers: { name: "customers", workingDirectory } };
  await writeFile(
    join(app, "cdktf.out/manifest.json"),
    JSON.stringify({ stacks }),
  );
  return app;
}

/** Expects that the command failed with a message before it ran anything. */
async function expectRefusal(
  { exitCode, stdout, stderr }: Awaited<ReturnType<typeof drift>>,
  message: string,
): Promise<void> {
  expect({ exitCode, stdout, stderr }).toEqual({
    exitCode: 1,
    stdout: "",
    stderr: `error: ${message}\n`,
  });
  expect(await called()).toBe("");
}

describe("a folder that does not exist is named:", () => {
  test("a file with --chdir", async () => {
    await expectRefusal(
      await drift("--chdir", terraform()),
      `--chdir: there is no folder ${terraform()}.`,
    );
  });

  test.each(["", "--synth"])("the app's %s", async (option) => {
    const app = join(place(), "nowhere");
    await expectRefusal(
      await drift("--app-dir", app, ...(option === "" ? [] : [option])),
      `--app-dir: there is no folder ${app}.`,
    );
  });

  test("a stack's", async () => {
    const app = await writeApp("stacks/customers");
    await expectRefusal(
      await drift("--app-dir", app),
      `The app is not synthesized: there is no folder ${app}/cdktf.out/stacks/customers.\nAdd --synth, or run cdktf synth or cdktn synth first. For a folder with HCL, use --chdir.`,
    );
  });
});

test("a program that cannot be started is named", async () => {
  await chmod(terraform(), 0o644);
  const { exitCode, stderr } = await drift("--chdir", place());
  expect(exitCode).toBe(1);
  expect(stderr).toBe(
    `Planning ${place()} …\nerror: Cannot start ${terraform()}: spawn ${terraform()} EACCES. Run cdktf-avara doctor to see what is missing.\n`,
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
    const output = join(place(), "reports/drift/report.json");
    const result = await drift(
      ...["--chdir", place(), "--format", "json", "--output", output],
    );
    expect(result).toMatchObject({ exitCode: 0, stdout: "" });
    expect(JSON.parse(await readFile(output, "utf8"))).toMatchObject({
      version: 1,
    });
    expect(await called()).toBe("plan\nshow\n");
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
  const write = async (report: unknown) => {
    const file = join(place(), "drift.json");
    await writeFile(file, JSON.stringify(report));
    return file;
  };

  test("shows a report again, with the same exit code, and runs nothing", async () => {
    const file = await write(reportOf(customer("Alpha", {})));
    expect(await drift("--from", file, "--format", "markdown")).toMatchObject({
      exitCode: 2,
      stdout: expect.stringMatching(/^### ❌ Drift: 1 of 1 customer/),
      stderr: "1 drifted: exit code 2.\n",
    });
    expect(await called()).toBe("");
  });

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

  test("names what is wrong with a file that is no report", async () => {
    const file = await write({ version: 2 });
    const { exitCode, stderr } = await drift("--from", file);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      `error: Cannot read the drift report ${file}: version: expected 1; `,
    );
  });

  test("does not go with options that look for drift", async () => {
    const file = await write(reportOf());
    const { exitCode, stderr } = await drift("--from", file, "--unmanaged");
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error: --from shows a report again: omit /);
  });

  test("says which differences --fail-on can name", async () => {
    const { exitCode, stderr } = await drift("--fail-on", "gone");
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      "argument 'gone' is invalid. Allowed choices are drift, pending, unmanaged, nothing.",
    );
  });
});
