#!/usr/bin/env node
import { run, stopExitCode } from "../cli/program";
import { createSpinner, isWatched } from "../cli/spinner";
import { osErrorCode } from "../system/os-error";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    // A second Ctrl-C exits immediately, which kills running programs.
    if (stop.signal.aborted) process.exit(stopExitCode);
    stop.abort();
  });

// The reader of a pipe may close it, as `head` does.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error) => {
    if (osErrorCode(error) !== "EPIPE") throw error;
    stop.abort();
  });

const spinner = createSpinner(process.stderr);
process.on("exit", spinner.hide);

void run(process.argv.slice(2), {
  stdout: (text) => {
    spinner.hide();
    process.stdout.write(text);
  },
  stderr: (text) => {
    spinner.hide();
    process.stderr.write(text);
  },
  ...(isWatched(process.stderr, process.env) && { wait: spinner.show }),
  env: process.env,
  signal: stop.signal,
}).then((exitCode) => {
  spinner.hide();
  // An open connection must not keep a stopped process running.
  if (exitCode === stopExitCode) process.exit(exitCode);
  process.exitCode = exitCode;
});
