import { type Check, checkOf } from "../check";
import type { Facts } from "../facts";
import { isAtLeast } from "./is-at-least";

const leastNode = "20.9.0";

/** Checks the Node.js that runs this program. It runs the provider too. */
export function checkNode({ machine: { nodeVersion } }: Facts): Check {
  const { ok, problem } = checkOf("Node.js");
  return isAtLeast(nodeVersion, leastNode)
    ? ok(nodeVersion)
    : problem(
        `${nodeVersion} is too old`,
        `Install Node.js ${leastNode} or newer: https://nodejs.org`,
      );
}
