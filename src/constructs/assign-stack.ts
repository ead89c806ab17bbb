import { createHash } from "node:crypto";

/**
 * Picks the stack of a key by rendezvous hashing: each stack draws a score for the key, and the highest
 * wins. So a key's stack depends on no other key, and one more stack takes over its share and moves
 * nothing else. The formula is for ever: another one would move customers that are deployed.
 *
 * @param stackCount at least 1
 * @returns the number of the stack, from 0
 */
export function assignStack(key: string, stackCount: number): number {
  let winner = 0;
  let highest = "";
  for (let stack = 0; stack < stackCount; stack += 1) {
    const score = createHash("sha256").update(`${stack}/${key}`).digest("hex");
    if (score > highest) [winner, highest] = [stack, score];
  }
  return winner;
}
