export interface LifetimeOptions {
  /** The current parent's process ID. It changes when the parent dies. */
  readonly parentPid: () => number;
  /** Milliseconds on a clock that never jumps. */
  readonly nowMs: () => number;
}

/** Whether the process that started this one still needs it. */
export interface Lifetime {
  connectionOpened(): void;
  connectionClosed(): void;
  /** Whether no Terraform is left that would use or stop this process. */
  isOver(): boolean;
}

/** Terraform waits this long for a provider to start. Without a connection by then, it has gone. */
const firstConnectionMs = 60_000;

/** How long a caller has to open its next connection after closing the last one. */
const reconnectionMs = 1_000;

/**
 * Detects when this process has become an orphan. If Terraform is killed, it never calls Shutdown. Then the parent's
 * process ID changes, or, if the parent is a wrapper, the last connection closes.
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
