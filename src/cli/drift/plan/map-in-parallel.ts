import { setMaxListeners } from "node:events";

export interface MapInParallelOptions {
  /** The maximum number that run at once. */
  readonly parallelism: number;
  /** Aborts all of them. */
  readonly signal: AbortSignal;
}

/**
 * Maps several items at once, and returns the results in the order of the items. The first failure aborts the signal of
 * the others, and is thrown after all have ended.
 */
export async function mapInParallel<Item, Result>(
  items: readonly Item[],
  map: (item: Item, signal: AbortSignal) => Promise<Result>,
  { parallelism, signal: stop }: MapInParallelOptions,
): Promise<Result[]> {
  const failed = new AbortController();
  const signal = AbortSignal.any([stop, failed.signal]);
  setMaxListeners(parallelism, signal);
  const results: Result[] = [];
  const waiting = items.entries();
  const work = async () => {
    for (const [index, item] of waiting) {
      if (failed.signal.aborted) return;
      results[index] = await map(item, signal);
    }
  };
  await Promise.all(
    Array.from({ length: parallelism }, () =>
      work().catch((error: unknown) => {
        failed.abort(error);
      }),
    ),
  );
  failed.signal.throwIfAborted();
  return results;
}
