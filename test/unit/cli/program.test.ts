import { describe, expect, test } from "@jest/globals";
import { createProgram, run } from "../../../src/cli/program";
import { version } from "../../../src/version";
import { captureIo } from "../../support/cli/capture-io";

test("--version prints the version of the package", async () => {
  const { io, output } = captureIo();
  expect(await run(["--version"], io)).toBe(0);
  expect(output).toEqual({ stdout: `${version}\n`, stderr: "" });
});

test("--help names every command", async () => {
  const { io, output } = captureIo();
  expect(await run(["--help"], io)).toBe(0);
  for (const command of createProgram(io).commands)
    expect(output.stdout).toContain(command.name());
});

test.each([
  [["sandbx"], /unknown command 'sandbx'/],
  [["sandbox", "--prot", "1"], /unknown option '--prot'/],
  [["sandbox", "--port"], /argument missing/],
])(
  "%j is a mistake that is told, with where to look",
  async (args, message) => {
    const { io, output } = captureIo();
    expect(await run(args, io)).toBe(1);
    expect(output.stderr).toMatch(message);
    expect(output.stderr).toContain("--help");
    expect(output.stdout).toBe("");
  },
);

describe("sandbox", () => {
  test.each([
    [
      ["--port", "65536"],
      '--port: expected a whole number from 0 to 65535, received "65536".\n',
    ],
    [
      ["--port", "-1"],
      '--port: expected a whole number from 0 to 65535, received "-1".\n',
    ],
    [
      ["--port", ""],
      '--port: expected a whole number from 0 to 65535, received "".\n',
    ],
    [
      ["--seed", "1.5"],
      '--seed: expected a whole number from 0 to 9007199254740991, received "1.5".\n',
    ],
    [["--data", ""], "--data: expected the path of a file.\n"],
  ])("refuses %j before it starts anything", async (args, message) => {
    const { io, output } = captureIo();
    expect(await run(["sandbox", ...args], io)).toBe(1);
    expect(output).toEqual({ stdout: "", stderr: message });
  });

  test("does not repeat a key that it refuses", async () => {
    const { io, output } = captureIo();
    expect(await run(["sandbox", "--api-key", "my secret"], io)).toBe(1);
    expect(output.stderr).toMatch(/^--api-key: expected letters/);
    expect(output.stderr).not.toContain("secret");
  });

  test("tells all that is wrong at once", async () => {
    const { io, output } = captureIo();
    await run(["sandbox", "--port", "x", "--seed", "y"], io);
    expect(output.stderr).toMatch(/^--port: .*\n--seed: .*\n$/);
  });
});

test("an error that nobody expected shows its stack", async () => {
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
