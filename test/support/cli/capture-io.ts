import type { CliIo } from "../../../src/cli/cli-io";

/** Creates a replacement for the process's output and signal. */
export function captureIo(env: CliIo["env"] = {}) {
  const output = { stdout: "", stderr: "" };
  const stop = new AbortController();
  const io: CliIo = {
    stdout: (text) => {
      output.stdout += text;
    },
    stderr: (text) => {
      output.stderr += text;
    },
    env,
    signal: stop.signal,
  };
  return { io, output, stop };
}
