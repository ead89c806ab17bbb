#!/usr/bin/env node
import { run, stopExitCode } from "../cli/program";
import { osErrorCode } from "../system/os-error";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    // A second Ctrl-C exits at once, which kills running programs.
    if (stop.signal.aborted) process.exit(stopExitCode);
    stop.abort();
  });

// The reader of a pipe may close it, as `head` does.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error) => {
    if (osErrorCode(error) !== "EPIPE") throw error;
    stop.abort();
  });

void run(process.argv.slice(2), {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  env: process.env,
  signal: stop.signal,
}).then((exitCode) => {
  // An open connection must not keep a stopped process running.
  if (exitCode === stopExitCode) process.exit(exitCode);
  process.exitCode = exitCode;
});
