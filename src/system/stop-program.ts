import type { Clock } from "./clock";

/** The ways to end a running program. */
export interface StoppableProgram {
  /** Asks the program to end, as Ctrl-C does. */
  readonly interrupt: () => void;
  /** Ends the program immediately, and every program that it started. */
  readonly kill: () => void;
}

/** How long a program may go on after the first interrupt, and then after the second. */
const graceMs = { first: 1_000, second: 2_000 } as const;

/**
 * Stops a program within three seconds: interrupts it, interrupts it again after a second, and kills it two seconds
 * later. Terraform needs the second interrupt: it forgets one that arrives before it has started its providers, and
 * then waits for an API that does not respond.
 *
 * @param ended aborts when the program has ended
 */
export async function stopProgram(
  program: StoppableProgram,
  ended: AbortSignal,
  clock: Pick<Clock, "sleep">,
): Promise<void> {
  program.interrupt();
  try {
    await clock.sleep(graceMs.first, ended);
    program.interrupt();
    await clock.sleep(graceMs.second, ended);
    program.kill();
  } catch (error) {
    if (!ended.aborted) throw error;
  }
}
