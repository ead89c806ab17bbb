/** Repeatable random draws: the same seed gives the same draws. */
export interface SeededRandom {
  /** A number from 0 to 1, 1 excluded. */
  next(): number;
  /** A whole number from 0 to `end`, `end` excluded. */
  below(end: number): number;
  /** True with a probability from 0 to 1. */
  chance(probability: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
  pickAny<T>(choices: readonly T[]): T | undefined;
  shuffle<T>(items: readonly T[]): T[];
}

/** Creates random draws from a seed, with the 32-bit generator mulberry32. */
export function createRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    pickAny: (choices) => choices[below(choices.length)],
    shuffle: (items) =>
      items
        .map((item) => ({ item, rank: next() }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ item }) => item),
  };
}
