import type { CliIo } from "../../../src/cli/cli-io";

/** Creates what a command writes to, and can be stopped by, in place of the process. */
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
