import { EventEmitter, once } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
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

test("starts nothing if the signal has aborted already", async () => {
  const signal = AbortSignal.abort(new Error("stopped"));
  await expect(runProgram("no-such-program", [], { signal })).rejects.toThrow(
    "stopped",
  );
});

describe("a killable program", () => {
  const ignoresInterrupts =
    'process.on("SIGINT", () => console.log("interrupted")); console.log("ready"); setInterval(() => {}, 1e6)';

  test("that ignores interrupts is killed", async () => {
    const stop = new AbortController();
    const interrupted = new EventEmitter();
    const isInterrupted = once(interrupted, "interrupted");
    const result = await node(ignoresInterrupts, {
      isKillable: true,
      signal: stop.signal,
      // The time passes as soon as the program has received the interrupt.
      clock: { sleep: () => isInterrupted.then(() => undefined) },
      onOutput: (text: string) => {
        if (text.includes("ready")) stop.abort();
        if (text.includes("interrupted")) interrupted.emit("interrupted");
      },
    });
    expect(result.exitCode).toBeNull();
    expect(result.stdout).toMatch(/^ready\ninterrupted\n/);
  });

  test("is killed with the programs that it started, which hold its output open", async () => {
    const stop = new AbortController();
    const script = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(ignoresInterrupts)}], { stdio: "inherit" })`;
    const result = await node(script, {
      isKillable: true,
      signal: stop.signal,
      onOutput: () => {
        stop.abort();
      },
    });
    expect(result).toMatchObject({ exitCode: null });
  });

  test("is killed if this process exits", async () => {
    const outer = `
      const { runProgram } = require(${JSON.stringify(require.resolve("../../../dist/system/run-program.js"))});
      runProgram(process.execPath, ["-e", ${JSON.stringify(ignoresInterrupts.replace('"ready"', "process.pid"))}], {
        isKillable: true,
        onOutput: (pid) => { process.stdout.write(pid); process.exit(); },
      });`;
    const { stdout } = await node(outer);
    expect(Number(stdout)).toBeGreaterThan(0);
    while (isRunning(Number(stdout))) await nextTurn();
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
