#!/usr/bin/env node
import { run } from "../cli/program";
import { osErrorCode } from "../system/os-error";

const stop = new AbortController();
// Once: a second Ctrl-C ends the process the hard way.
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    stop.abort();
  });

// As where `head` has read enough.
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
  process.exitCode = exitCode;
});
