export interface LifetimeOptions {
  /** The process id of the parent now. It changes when the parent dies. */
  readonly parentPid: () => number;
  /** Milliseconds on a clock that never jumps. */
  readonly nowMs: () => number;
}

/** Whether the process that started this one still needs it. */
export interface Lifetime {
  connectionOpened(): void;
  connectionClosed(): void;
  /** True from the moment that nobody is left who would use or stop this process. */
  isOver(): boolean;
}

/** As long as Terraform waits for a provider to start, so that it has gone when nobody has come by then. */
const firstConnectionMs = 60_000;

/** Room for a caller that opens its next connection after it has closed the last. */
const reconnectionMs = 1_000;

/**
 * Watches for becoming an orphan: Terraform that dies without a word never asks its providers to shut down. Its death
 * shows in the parent, or, where something stands between it and us, in the last connection closing.
 */
export function createLifetime({
  parentPid,
  nowMs,
}: LifetimeOptions): Lifetime {
  const firstParentPid = parentPid();
  let connections = 0;
  let deadlineMs = nowMs() + firstConnectionMs;
  return {
    connectionOpened() {
      connections += 1;
      deadlineMs = Infinity;
    },
    connectionClosed() {
      connections -= 1;
      if (connections === 0) deadlineMs = nowMs() + reconnectionMs;
    },
    isOver: () => parentPid() !== firstParentPid || nowMs() >= deadlineMs,
  };
}
