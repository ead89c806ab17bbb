import { createHash } from "node:crypto";

/**
 * Picks the stack of a key by rendezvous hashing: each stack has a score for the key, and the highest score
 * wins. So a key's stack does not depend on other keys, and a new stack takes over its share without moving
 * other keys. Never change the formula, because that would move deployed customers.
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
