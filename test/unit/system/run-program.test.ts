import { expect, test } from "@jest/globals";
import { runProgram } from "../../../src/system/run-program";

const node = (script: string, options = {}) =>
  runProgram(process.execPath, ["-e", script], options);

test("returns what a program printed and how it ended", async () => {
  const seen: string[] = [];
  expect(
    await node(
      'console.log("out"); console.error("err"); process.exitCode = 3',
      {
        onOutput: (text: string) => seen.push(text),
      },
    ),
  ).toEqual({ exitCode: 3, stdout: "out\n", stderr: "err\n" });
  expect(seen.sort()).toEqual(["err\n", "out\n"]);
});

test("rejects with ENOENT if there is no such program", async () => {
  await expect(runProgram("no-such-program", [])).rejects.toMatchObject({
    code: "ENOENT",
  });
});

test("interrupts the program as soon as the signal aborts", async () => {
  const stop = new AbortController();
  const result = await node(
    'console.log("ready"); setInterval(() => {}, 1e6)',
    {
      signal: stop.signal,
      onOutput: () => {
        stop.abort();
      },
    },
  );
  expect(result).toEqual({ exitCode: null, stdout: "ready\n", stderr: "" });
});
