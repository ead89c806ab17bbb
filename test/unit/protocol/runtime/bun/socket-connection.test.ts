import { expect, test } from "@jest/globals";
import { SocketConnection } from "../../../../../src/protocol/runtime/bun/socket-connection";

/** A socket that takes `room` bytes, and then no more. */
function createSlowSocket(room: number) {
  const events: string[] = [];
  const socket = {
    room,
    write(bytes: Uint8Array): number {
      const count = Math.min(bytes.length, socket.room);
      socket.room -= count;
      if (count > 0) events.push(String(Buffer.from(bytes.subarray(0, count))));
      return count;
    },
    end: () => void events.push("end"),
  };
  const connection = new SocketConnection(socket, () => ({
    onData: (bytes) => void events.push(`data ${String(bytes)}`),
    onDrain: () => void events.push("drain"),
    onClose: () => void events.push("close"),
  }));
  const write = (text: string): void => {
    connection.write(Buffer.from(text), () => events.push(`wrote ${text}`));
  };
  const drain = (bytes: number): void => {
    socket.room = bytes;
    connection.onDrain();
  };
  return { connection, events, socket, write, drain };
}

test("what a socket of Bun does not take at once is sent later, in order", () => {
  const { connection, events, write, drain } = createSlowSocket(3);

  write("ab");
  expect(connection.isWritable).toBe(true);
  write("cde");
  write("f");
  expect(connection.isWritable).toBe(false);
  expect(events).toEqual(["ab", "wrote ab", "c"]);
  drain(1);
  expect(events.splice(0)).toEqual(["ab", "wrote ab", "c", "d"]);
  drain(9);

  expect(events).toEqual(["e", "wrote cde", "f", "wrote f", "drain"]);
  expect(connection.isWritable).toBe(true);
});

test("a connection ends after what was written", () => {
  const { connection, events, write, drain } = createSlowSocket(1);
  write("ab");
  connection.end();
  expect(events).toEqual(["a"]);
  drain(1);
  expect(events.slice(0, 4)).toEqual(["a", "b", "wrote ab", "end"]);
});

test("nothing is written to a socket that has closed", () => {
  const { connection, events, socket, write } = createSlowSocket(0);
  socket.write = () => -1;
  write("a");
  connection.onData(Buffer.from("x"));
  connection.onClose();
  expect(events).toEqual(["data x", "close"]);
});
