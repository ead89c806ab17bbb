import { setTimeout as sleep } from "node:timers/promises";

/** Waits until a condition is true. The time limit of the test ends the wait. */
export async function until(
  isTrue: () => boolean | Promise<boolean>,
): Promise<void> {
  while (!(await isTrue())) await sleep(20);
}
