/** The server on Bun's sockets, with a stand-in for Bun. The contract tests run it on Bun itself. */
import { afterEach, expect, test } from "@jest/globals";
import { createSocketServer } from "../../../../src/protocol/runtime/bun/socket-server";

interface Listener {
  readonly socket: { error(socket: object, error: Error): void };
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, "Bun");
});

test("a bug in what receives a connection's data is thrown, and not taken for an error of the connection", async () => {
  const listeners: Listener[] = [];
  Reflect.set(globalThis, "Bun", {
    listen: (listener: Listener) => {
      listeners.push(listener);
      return {};
    },
  });
  const errors: Error[] = [];
  const listen = createSocketServer({
    tls: undefined,
    accept: () => ({
      onData: () => undefined,
      onDrain: () => undefined,
      onClose: () => undefined,
    }),
    onError: (error) => errors.push(error),
  });
  await listen({ path: "/socket" });
  expect(() => {
    listeners[0]?.socket.error({}, new Error("a bug"));
  }).toThrow("a bug");
  expect(errors).toEqual([]);
});
