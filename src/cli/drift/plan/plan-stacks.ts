import { createInTurn } from "../../../system/in-turn";
import { mapInParallel } from "./map-in-parallel";
import { type PlannedStack, planStack } from "./plan-stack";
import type { RunProgram } from "./run-program";
import type { Stack } from "./stack";

export interface PlanStacksOptions {
  /** The Terraform program. */
  readonly terraform: string;
  /** The maximum number of stacks to plan at once. */
  readonly parallelism: number;
  readonly run: RunProgram;
  /** Receives one line of progress at a time. */
  readonly onProgress: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Plans stacks, several at once, and returns them in their order. The first failure stops the others.
 *
 * @throws {CliError} with what Terraform printed about the stack that failed
 */
export function planStacks(
  stacks: readonly Stack[],
  { terraform, run, onProgress, ...options }: PlanStacksOptions,
): Promise<PlannedStack[]> {
  // Terraform's plugin cache supports one `init` at a time.
  const inTurn = createInTurn();
  const runAlone: RunProgram = (...args) => inTurn(() => run(...args));
  let planned = 0;
  return mapInParallel(
    stacks,
    async (stack, signal) => {
      onProgress(`Planning ${stack.name} …`);
      const result = await planStack(stack, {
        terraform,
        run,
        runAlone,
        signal,
      });
      planned += 1;
      if (stacks.length > 1)
        onProgress(`Planned ${stack.name}, ${planned} of ${stacks.length}.`);
      return result;
    },
    options,
  );
}
