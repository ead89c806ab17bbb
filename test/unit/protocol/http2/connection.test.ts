/** What the server does about callers that break the rules of HTTP/2. The contract tests call it with other implementations. */
import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import { Http2Connection } from "../../../../src/protocol/http2/connection";
import {
  encodeFrameHeader,
  flags,
  frameTypes,
} from "../../../../src/protocol/http2/frame";
import { encodeHeaders } from "../../../../src/protocol/http2/hpack/encode-headers";
import type { Stream } from "../../../../src/protocol/http2/stream";

const preface = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
const { data, headers, settings, windowUpdate, continuation } = frameTypes;
const headerBlock = encodeHeaders({ ":path": "/echo" });

function frame(
  type: number,
  flags: number,
  streamId: number,
  payload: Buffer = Buffer.alloc(0),
): Buffer {
  const header = encodeFrameHeader({ type, flags, streamId, payload });
  return Buffer.concat([header, payload]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A connection whose caller sends frames, and the last frame that it gets. */
function connect() {
  const requests: Stream[] = [];
  const errors: string[] = [];
  const sent: Buffer[] = [];
  let isOpen = true;
  const connection = {
    isWritable: true,
    write(bytes: Uint8Array, onWritten: () => void) {
      sent.push(Buffer.from(bytes));
      onWritten();
    },
    end() {
      isOpen = false;
    },
  };
  const served = new Http2Connection(connection, {
    onRequest: (stream) => requests.push(stream),
    onError: ({ message }) => errors.push(message),
  });
  served.onData(preface);
  return {
    connection,
    requests,
    errors,
    served,
    isOpen: () => isOpen,
    send: (...frames: Buffer[]) => {
      served.onData(Buffer.concat(frames));
    },
    lastFrame: async () => {
      await setImmediate();
      const bytes = Buffer.concat(sent);
      let last = bytes;
      for (let rest = bytes; rest.length > 0;) {
        last = rest.subarray(0, 9 + rest.readUIntBE(0, 3));
        rest = rest.subarray(last.length);
      }
      return last;
    },
  };
}

const codes = {
  PROTOCOL_ERROR: 1,
  FLOW_CONTROL_ERROR: 3,
  FRAME_SIZE_ERROR: 6,
  COMPRESSION_ERROR: 9,
  ENHANCE_YOUR_CALM: 11,
};

describe("a caller that breaks a rule loses its connection, and learns why", () => {
  const begin = frame(headers, flags.endHeaders, 1, headerBlock);
  const half = frame(headers, 0, 1, headerBlock.subarray(0, 3));
  test.each<[string, keyof typeof codes, Buffer[]]>([
    [
      "a frame that is too large",
      "FRAME_SIZE_ERROR",
      [frame(data, 0, 1, Buffer.alloc(16_385))],
    ],
    [
      "padding that is longer than its frame",
      "PROTOCOL_ERROR",
      [begin, frame(data, flags.padded, 1, Buffer.of(5, 1, 2, 3, 4))],
    ],
    [
      "padding without its length",
      "PROTOCOL_ERROR",
      [begin, frame(data, flags.padded, 1)],
    ],
    [
      "headers that another frame interrupts",
      "PROTOCOL_ERROR",
      [half, frame(settings, 0, 0)],
    ],
    [
      "headers that those of another stream interrupt",
      "PROTOCOL_ERROR",
      [half, frame(continuation, flags.endHeaders, 3, headerBlock)],
    ],
    [
      "a continuation of nothing",
      "PROTOCOL_ERROR",
      [frame(continuation, flags.endHeaders, 1, headerBlock)],
    ],
    [
      "headers without end",
      "ENHANCE_YOUR_CALM",
      [
        half,
        ...Array<Buffer>(5).fill(
          frame(continuation, 0, 1, Buffer.alloc(16_000)),
        ),
      ],
    ],
    [
      "headers that cannot be decoded",
      "COMPRESSION_ERROR",
      [frame(headers, flags.endHeaders, 1, Buffer.of(0x80))],
    ],
    [
      "a window of a stream that is too large",
      "FLOW_CONTROL_ERROR",
      [begin, frame(windowUpdate, 0, 1, uint32(2 ** 31 - 1))],
    ],
    [
      "a window of the connection that is too large",
      "FLOW_CONTROL_ERROR",
      [frame(windowUpdate, 0, 0, uint32(2 ** 31 - 1))],
    ],
    [
      "a window update that is cut off",
      "FRAME_SIZE_ERROR",
      [frame(windowUpdate, 0, 0, Buffer.of(1))],
    ],
    [
      "settings that are cut off",
      "FRAME_SIZE_ERROR",
      [frame(settings, 0, 0, Buffer.of(1))],
    ],
  ])("%s: %s", async (_case, code, frames) => {
    const { send, errors, requests, lastFrame, isOpen } = connect();

    send(...frames);
    // What arrives after that is ignored.
    send(frame(headers, flags.endHeaders, 99, headerBlock));

    const goAway = await lastFrame();
    expect(goAway.readUInt8(3)).toBe(frameTypes.goAway);
    expect(goAway.readUInt32BE(9)).toBe(requests.length === 0 ? 0 : 1);
    expect(goAway.readUInt32BE(13)).toBe(codes[code]);
    expect(isOpen()).toBe(false);
    expect(errors).toHaveLength(1);
    expect(
      requests.every(
        ({ isCancelled, signal }) => isCancelled && signal.aborted,
      ),
    ).toBe(true);
  });
});

describe("frames that change nothing", () => {
  test.each([
    ["of an unknown type", frame(99, 0xff, 1, Buffer.alloc(3))],
    ["about priorities", frame(frameTypes.priority, 0, 1, Buffer.alloc(5))],
    ["for a stream that has not begun", frame(data, 0, 7, Buffer.alloc(3))],
    [
      "that cancel a stream that has not begun",
      frame(frameTypes.resetStream, 0, 7, uint32(8)),
    ],
    ["that announce the end", frame(frameTypes.goAway, 0, 0, Buffer.alloc(8))],
    ["that confirm settings", frame(settings, flags.ack, 0)],
    [
      "that respond to a ping",
      frame(frameTypes.ping, flags.ack, 0, Buffer.alloc(8)),
    ],
  ])("are ignored: those %s", async (_case, ignored) => {
    const { send, errors, requests, lastFrame } = connect();
    send(
      ignored,
      frame(headers, flags.endHeaders | flags.endStream, 1, headerBlock),
    );
    expect(requests.map((stream) => stream.headers.get(":path"))).toEqual([
      "/echo",
    ]);
    expect(errors).toEqual([]);
    expect((await lastFrame()).readUInt8(3)).toBe(windowUpdate);
  });
});

test("headers may be padded, have a priority, and arrive in pieces", () => {
  const { requests, served } = connect();
  const padded = Buffer.concat([
    Buffer.of(2),
    Buffer.alloc(5),
    headerBlock.subarray(0, 4),
    Buffer.alloc(2),
  ]);
  const bytes = Buffer.concat([
    frame(headers, flags.padded | flags.priority, 1, padded),
    frame(continuation, 0, 1),
    frame(continuation, flags.endHeaders, 1, headerBlock.subarray(4)),
  ]);
  for (const byte of bytes) served.onData(Buffer.of(byte));
  expect(requests.map((stream) => stream.headers.get(":path"))).toEqual([
    "/echo",
  ]);
});

test("a request whose response ends first need not be sent", async () => {
  const { send, requests, lastFrame } = connect();
  send(frame(headers, flags.endHeaders, 1, headerBlock));
  requests[0]?.respond({ ":status": "415" }, { isEnd: true });
  expect(await lastFrame()).toEqual(
    frame(frameTypes.resetStream, 0, 1, uint32(0)),
  );
  // Its remaining data is ignored.
  send(frame(data, flags.endStream, 1, Buffer.alloc(10)));
  expect(requests[0]?.isCancelled).toBe(false);
});

test("a body waits until the caller takes it", async () => {
  const { connection, send, requests, served, lastFrame } = connect();
  send(frame(headers, flags.endHeaders | flags.endStream, 1, headerBlock));
  connection.isWritable = false;
  const body = Buffer.from("body");
  requests[0]?.respond({ ":status": "200" });
  void requests[0]?.write(body);
  expect((await lastFrame()).readUInt8(3)).toBe(headers);
  connection.isWritable = true;
  served.onDrain();
  expect(await lastFrame()).toEqual(frame(data, 0, 1, body));
});

test("a caller that has sent a gibibyte may send as much again", async () => {
  const { send, lastFrame } = connect();
  const chunk = frame(data, 0, 1, Buffer.alloc(16_384));
  send(frame(headers, flags.endHeaders, 1, headerBlock));
  for (let i = 0; i < 65_535; i += 1) send(chunk);
  expect((await lastFrame()).readUInt32BE(9)).toBe(2 ** 31 - 1 - 65_535);
  send(chunk);
  expect(await lastFrame()).toEqual(frame(windowUpdate, 0, 0, uint32(2 ** 30)));
});
