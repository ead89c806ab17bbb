import { describe, expect, test } from "@jest/globals";
import { createProgram, run } from "../../../src/cli/program";
import { version } from "../../../src/version";
import { captureIo } from "../../support/cli/capture-io";

/** The shells' scripts alone use the hidden one. */
const isShown = (command: { name: () => string }) =>
  command.name() !== "complete";

test("--version prints the version of the package", async () => {
  const { io, output } = captureIo();
  expect(await run(["--version"], io)).toBe(0);
  expect(output).toEqual({ stdout: `${version}\n`, stderr: "" });
});

test("--help names every command", async () => {
  const { io, output } = captureIo();
  expect(await run(["--help"], io)).toBe(0);
  for (const command of createProgram(io).commands.filter(isShown))
    expect(output.stdout).toContain(command.name());
  expect(output.stdout).toContain("\nGuides: https://");
});

test("the help of every command has examples and a link", async () => {
  const { io } = captureIo();
  for (const command of createProgram(io).commands.filter(isShown)) {
    const { io: own, output } = captureIo();
    expect(await run([command.name(), "--help"], own)).toBe(0);
    expect(output.stdout).toMatch(/\nExamples:\n {2}\$ .*cdktf-avara /);
    expect(output.stdout).toContain("\nGuides: https://");
  }
});

test.each([
  [["sandbx"], /unknown command 'sandbx'/],
  [["sandbox", "--prot", "1"], /unknown option '--prot'/],
  [["sandbox", "--port"], /argument missing/],
])("%j is a mistake, which the message explains", async (args, message) => {
  const { io, output } = captureIo();
  expect(await run(args, io)).toBe(1);
  expect(output.stderr).toMatch(message);
  expect(output.stderr).toContain("--help");
  expect(output.stdout).toBe("");
});

describe("sandbox", () => {
  test.each([
    [
      ["--port", "65536"],
      "error: option '--port <number>' argument '65536' is invalid. Expected a whole number from 0 to 65535.",
    ],
    [
      ["--port", "-1"],
      "error: option '--port <number>' argument '-1' is invalid. Expected a whole number from 0 to 65535.",
    ],
    [
      ["--port", ""],
      "error: option '--port <number>' argument '' is invalid. Expected a whole number from 0 to 65535.",
    ],
    [
      ["--seed", "1.5"],
      "error: option '--seed <number>' argument '1.5' is invalid. Expected a whole number from 0 to 9007199254740991.",
    ],
    [
      ["--data", ""],
      "error: option '--data <file>' argument '' is invalid. Expected a path.",
    ],
  ])("rejects %j before it starts anything", async (args, message) => {
    const { io, output } = captureIo();
    expect(await run(["sandbox", ...args], io)).toBe(1);
    expect(output).toEqual({
      stdout: "",
      stderr: `${message}\nRun the command with --help to see its options.\n`,
    });
  });

  test("does not repeat an invalid key", async () => {
    const { io, output } = captureIo();
    expect(await run(["sandbox", "--api-key", "my secret"], io)).toBe(1);
    expect(output.stderr).toMatch(/^error: --api-key: expected letters/);
    expect(output.stderr).not.toContain("secret");
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
