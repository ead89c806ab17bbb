/** Where one request waits until it is let through. */
export interface Gate {
  /** Resolves when the request is there. */
  readonly reached: Promise<void>;
  /** Comes to the gate, and waits until it is open. */
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
