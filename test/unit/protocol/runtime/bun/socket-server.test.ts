/** The server on Bun's sockets, with a stand-in for Bun. The contract tests run it on Bun itself. */
import { afterEach, expect, test } from "@jest/globals";
import { createSocketServer } from "../../../../../src/protocol/runtime/bun/socket-server";

const certificate = Buffer.from("Terraform's certificate");

/** What the server does with the events of Bun's sockets. */
interface Events {
  open(socket: object): void;
  handshake(socket: object, isSecure: boolean, error: Error | null): void;
  data(socket: object, bytes: Buffer): void;
  close(socket: object): void;
  error(socket: object, error: Error): void;
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, "Bun");
});

/** A server with TLS, and a connection to it whose client shows a certificate. */
async function connect(shown?: Buffer) {
  const listening: Events[] = [];
  Reflect.set(globalThis, "Bun", {
    listen({ socket }: { readonly socket: Events }) {
      listening.push(socket);
      return {};
    },
  });
  const served: string[] = [];
  const errors: string[] = [];
  await createSocketServer({
    tls: {
      certificatePem: "",
      privateKeyPem: "",
      clientCertificateDer: certificate,
    },
    accept: () => ({
      onData: (bytes) => served.push(bytes.toString()),
      onDrain: () => undefined,
      onClose: () => served.push("closed"),
    }),
    onError: ({ message }) => errors.push(message),
  })({ path: "/socket" });
  const [events] = listening;
  if (events === undefined) throw new Error("The server does not listen.");
  let isTerminated = false;
  const socket = {
    data: undefined,
    getPeerX509Certificate: () => shown && { raw: shown },
    terminate() {
      isTerminated = true;
    },
  };
  events.open(socket);
  return { events, socket, served, errors, isTerminated: () => isTerminated };
}

test("a client that has shown the certificate is served", async () => {
  const { events, socket, served, errors } = await connect(certificate);
  events.handshake(socket, true, null);
  events.data(socket, Buffer.from("request"));
  events.close(socket);
  expect(served).toEqual(["request", "closed"]);
  expect(errors).toEqual([]);
});

test.each<[string, Buffer | undefined, boolean, Error | null, string]>([
  [
    "another certificate",
    Buffer.from("another"),
    true,
    null,
    "The client showed another certificate than Terraform's",
  ],
  ["no certificate", undefined, true, null, "The client showed no certificate"],
  [
    "the certificate, but not its key",
    certificate,
    false,
    new Error("bad signature"),
    "bad signature",
  ],
  ["no TLS", certificate, false, null, "TLS failed"],
])(
  "nothing that a client with %s sends is served, whenever it arrives",
  async (_case, shown, isSecure, failure, message) => {
    const { events, socket, served, errors, isTerminated } =
      await connect(shown);
    events.data(socket, Buffer.from("early"));
    events.handshake(socket, isSecure, failure);
    events.data(socket, Buffer.from("late"));
    events.close(socket);
    expect(served).toEqual([]);
    expect(errors).toEqual([message]);
    expect(isTerminated()).toBe(true);
  },
);

test("a bug in what receives a connection's data is thrown, and not taken for an error of the connection", async () => {
  const { events, socket, errors } = await connect();
  expect(() => {
    events.error(socket, new Error("a bug"));
  }).toThrow("a bug");
  expect(errors).toEqual([]);
});
