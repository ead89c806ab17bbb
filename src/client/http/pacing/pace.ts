/** How many requests may run at once: a value that follows what the API can take. */
export interface Pace {
  readonly concurrency: number;
  readonly maxConcurrency: number;
  /** How many responses came in a row since the concurrency last changed. */
  readonly responsesInARow: number;
  /** How often it was halved. A request that was sent before a halving says nothing about the pace after it. */
  readonly halvings: number;
}

/** The pace to begin with. */
export function fullPace(maxConcurrency: number): Pace {
  return {
    concurrency: maxConcurrency,
    maxConcurrency,
    responsesInARow: 0,
    halvings: 0,
  };
}

/** The pace after the API said that there were too many requests: half as many, at least one. */
export function slowDown(pace: Pace, paceWhenSent: Pace): Pace {
  const isOutdated = paceWhenSent.halvings !== pace.halvings;
  return {
    ...pace,
    responsesInARow: 0,
    concurrency: isOutdated
      ? pace.concurrency
      : Math.max(1, Math.floor(pace.concurrency / 2)),
    halvings: isOutdated ? pace.halvings : pace.halvings + 1,
  };
}

/** The pace after a response. It allows one more request after as many responses in a row as requests may run at once. */
export function speedUp(pace: Pace, paceWhenSent: Pace): Pace {
  if (paceWhenSent.halvings !== pace.halvings) return pace;
  const responsesInARow = pace.responsesInARow + 1;
  const { concurrency, maxConcurrency } = pace;
  return responsesInARow < concurrency || concurrency === maxConcurrency
    ? { ...pace, responsesInARow }
    : { ...pace, responsesInARow: 0, concurrency: concurrency + 1 };
}
