import { afterEach } from "@jest/globals";
import { startProgram, type RunningProgram } from "./start-program";

/** Returns the function that starts a program for the current test. What still runs at its end is killed. */
export function useProgram(): typeof startProgram {
  const started: RunningProgram[] = [];

  afterEach(async () => {
    for (const program of started.splice(0)) {
      program.killGroup("SIGKILL");
      await program.exited;
    }
  });

  return (...args) => {
    const program = startProgram(...args);
    started.push(program);
    return program;
  };
}
