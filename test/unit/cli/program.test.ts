import { describe, expect, test } from "@jest/globals";
import { createProgram, run } from "../../../src/cli/program";
import { version } from "../../../src/version";
import { captureIo } from "../../support/cli/capture-io";
import { runCommand } from "../../support/cli/run-command";

test("--version prints the version of the package", async () => {
  expect(await runCommand({}, "--version")).toEqual({
    exitCode: 0,
    stdout: `${version}\n`,
    stderr: "",
  });
});

const { commands } = createProgram(captureIo().io);
const names = commands
  .map((command) => command.name())
  // The shells' scripts alone use it.
  .filter((name) => name !== "complete");

test("--help names every command, and has a link", async () => {
  const { exitCode, stdout } = await runCommand({}, "--help");
  expect(exitCode).toBe(0);
  for (const name of names)
    expect(stdout).toMatch(new RegExp(`^ +${name} `, "m"));
  expect(stdout).toContain("\nGuides: https://");
});

test.each(names)("the help of %s has examples and a link", async (name) => {
  const { exitCode, stdout } = await runCommand({}, name, "--help");
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/\nExamples:\n {2}\$ .*cdktf-avara /);
  expect(stdout).toContain("\nGuides: https://");
});

test.each([
  [["sandbx"], /unknown command 'sandbx'/],
  [["sandbox", "--prot", "1"], /unknown option '--prot'/],
  [["sandbox", "--port"], /argument missing/],
])("%j is a mistake, which the message explains", async (args, message) => {
  const { exitCode, stdout, stderr } = await runCommand({}, ...args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toMatch(message);
  expect(stderr).toContain("--help");
});

const pathOptions = commands.flatMap((command) =>
  command.options
    .filter(({ flags }) => /<(directory|file|path|report)>$/.test(flags))
    .map(({ flags }) => [command.name(), flags] as const),
);

test.each(pathOptions)("%s %s takes no empty path", async (name, option) => {
  const [flag = ""] = option.split(" ");
  expect(await runCommand({}, name, flag, "")).toEqual({
    exitCode: 1,
    stdout: "",
    stderr: `error: option '${option}' argument '' is invalid. Expected a path.\nRun the command with --help to see its options.\n`,
  });
});

describe("sandbox", () => {
  test.each([
    ["--port <number>", "65536", "a whole number from 0 to 65535"],
    ["--port <number>", "-1", "a whole number from 0 to 65535"],
    ["--port <number>", "", "a whole number from 0 to 65535"],
    ["--seed <number>", "1.5", "a whole number from 0 to 9007199254740991"],
  ])(
    "rejects %s with %j before it starts anything",
    async (option, value, expected) => {
      const [flag = ""] = option.split(" ");
      expect(await runCommand({}, "sandbox", flag, value)).toEqual({
        exitCode: 1,
        stdout: "",
        stderr: `error: option '${option}' argument '${value}' is invalid. Expected ${expected}.\nRun the command with --help to see its options.\n`,
      });
    },
  );

  test("does not repeat an invalid key", async () => {
    const args = ["sandbox", "--api-key", "my secret"];
    const { exitCode, stderr } = await runCommand({}, ...args);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error: --api-key: expected letters/);
    expect(stderr).not.toContain("secret");
  });
});

test("an unexpected error shows its stack", async () => {
  const { io, output } = captureIo();
  const failing = {
    ...io,
    stdout: () => {
      throw new Error("broken pipe");
    },
  };
  expect(await run(["--version"], failing)).toBe(1);
  expect(output.stderr).toMatch(/^Error: broken pipe\n +at /);
});
