/** The median of the values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error("There is no median of nothing.");
  return middle;
}

/** How long something takes, in milliseconds. */
export async function timeMs(action: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await action();
  return performance.now() - startMs;
}

/** The middle and the ends of several values. */
export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

/** Measures several things in turn, `runs` times, so that a disturbance affects all of them. Returns the spreads by name. */
export async function spreadsInTurn<Name extends string>(
  runs: number,
  measures: Readonly<Record<Name, () => Promise<number>>>,
): Promise<(name: Name) => Spread> {
  const values = new Map<string, number[]>();
  const entries = Object.entries<() => Promise<number>>(measures);
  for (let run = 0; run < runs; run += 1)
    for (const [name, measure] of entries)
      values.set(name, [...(values.get(name) ?? []), await measure()]);
  return (name) => {
    const all = values.get(name) ?? [];
    return {
      least: Math.min(...all),
      median: median(all),
      most: Math.max(...all),
    };
  };
}

/** Like {@link spreadsInTurn}, but returns the medians. */
export async function mediansInTurn<Name extends string>(
  runs: number,
  measures: Readonly<Record<Name, () => Promise<number>>>,
): Promise<(name: Name) => number> {
  const spreadOf = await spreadsInTurn(runs, measures);
  return (name) => spreadOf(name).median;
}

/** Runs an action on all items, several at once. */
export async function forEachConcurrently<Item>(
  items: readonly Item[],
  concurrency: number,
  action: (item: Item) => Promise<unknown>,
): Promise<void> {
  const queue = items.values();
  const work = async (): Promise<void> => {
    for (const item of queue) await action(item);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}
