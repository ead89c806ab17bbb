import { EventEmitter, once } from "node:events";

/** Holds one request until the gate opens. */
export interface Gate {
  /** Resolves when the request has arrived. */
  readonly reached: Promise<unknown>;
  /** Waits until the gate is open. */
  pass(): Promise<void>;
  open(): void;
}

export function createGate(): Gate {
  const events = new EventEmitter();
  const opened = once(events, "open");
  return {
    reached: once(events, "reach"),
    async pass() {
      events.emit("reach");
      await opened;
    },
    open: () => void events.emit("open"),
  };
}
