import { afterEach, beforeEach } from "@jest/globals";

/** Creates something for each test of a file, and disposes of it. Returns the function that returns the current test's. */
export function useForEachTest<T extends AsyncDisposable>(
  create: () => Promise<T>,
): () => T {
  let current: T | undefined;

  beforeEach(async () => {
    current = await create();
  });

  afterEach(async () => {
    await current?.[Symbol.asyncDispose]();
    current = undefined;
  });

  return () => {
    if (current === undefined) throw new Error("no test runs");
    return current;
  };
}
