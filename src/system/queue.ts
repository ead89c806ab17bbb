/** Items that one side pushes, and the other reads in order, as they come. */
export interface Queue<T> extends AsyncIterable<T> {
  readonly push: (item: T) => void;
  /** Ends the reading, after the items that were pushed before. */
  readonly end: () => void;
}

/** Creates a queue for one reader. */
export function createQueue<T>(): Queue<T> {
  const items: T[] = [];
  let isEnded = false;
  let wake: () => void = () => undefined;
  return {
    push(item) {
      items.push(item);
      wake();
    },
    end() {
      isEnded = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        yield* items.splice(0);
        if (items.length > 0) continue;
        if (isEnded) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
