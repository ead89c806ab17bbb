import type { Accept, ConnectionHandlers } from "./connection";

/** Accepts connections immediately, and keeps what they send until their server is loaded. */
export function acceptWhenLoaded(load: () => Promise<Accept>): Accept {
  return (connection) => {
    const handlers = load().then((accept) => accept(connection));
    const run = (event: (handlers: ConnectionHandlers) => void): void => {
      void handlers.then(event);
    };
    return {
      onData(bytes) {
        run((handlers) => {
          handlers.onData(bytes);
        });
      },
      onDrain() {
        run((handlers) => {
          handlers.onDrain();
        });
      },
      onClose() {
        run((handlers) => {
          handlers.onClose();
        });
      },
    };
  };
}
