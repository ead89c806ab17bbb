/** Holds one request until the gate opens. */
export interface Gate {
  /** Resolves when the request has arrived. */
  readonly reached: Promise<void>;
  /** Waits until the gate is open. */
  pass(): Promise<void>;
  open(): void;
}

export function createGate(): Gate {
  const [reached, reach] = createEvent();
  const [opened, open] = createEvent();
  return {
    reached,
    pass() {
      reach();
      return opened;
    },
    open,
  };
}

function createEvent(): readonly [happened: Promise<void>, happen: () => void] {
  let happen: () => void = () => undefined;
  const happened = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return [happened, happen];
}
