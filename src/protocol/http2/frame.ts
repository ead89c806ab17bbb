// HTTP/2's frames (RFC 9113, sections 4 and 6).

import { Http2Error } from "./error";

export const frameTypes = {
  data: 0,
  headers: 1,
  priority: 2,
  resetStream: 3,
  settings: 4,
  pushPromise: 5,
  ping: 6,
  goAway: 7,
  windowUpdate: 8,
  continuation: 9,
} as const;

/** The bits of a frame's flags. Each type of frame has its own. */
export const flags = {
  ack: 1,
  endStream: 1,
  endHeaders: 4,
  padded: 8,
  priority: 32,
} as const;

/** A frame. Its payload is a part of the bytes that arrived. */
export interface Frame {
  readonly type: number;
  readonly flags: number;
  /** 0 for the whole connection. */
  readonly streamId: number;
  readonly payload: Buffer;
}

const headerBytes = 9;

/** The largest payload that both sides accept unless their settings say otherwise. */
export const defaultMaxPayload = 16_384;

/** Encodes what precedes a frame's payload. */
export function encodeFrameHeader({
  type,
  flags,
  streamId,
  payload,
}: Frame): Buffer {
  const header = Buffer.allocUnsafe(headerBytes);
  header.writeUIntBE(payload.length, 0, 3);
  header.writeUInt8(type, 3);
  header.writeUInt8(flags, 4);
  header.writeUInt32BE(streamId, 5);
  return header;
}

export const hasFlag = (frame: Frame, flag: number): boolean =>
  (frame.flags & flag) !== 0;

/**
 * The payload of a frame that may be padded: the first byte then has the length of the padding at its end.
 *
 * @throws {Http2Error} if the padding is longer than the rest
 */
export function withoutPadding(frame: Frame): Buffer {
  const { payload } = frame;
  if (!hasFlag(frame, flags.padded)) return payload;
  const [paddingBytes = Infinity] = payload;
  const end = payload.length - paddingBytes;
  if (end < 1)
    throw new Http2Error("PROTOCOL_ERROR", "A frame's padding is too long.");
  return payload.subarray(1, end);
}

/** The first bytes of every connection. */
const preface = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

/** Splits a caller's bytes into frames. */
export class FrameReader {
  #bytes: Buffer = Buffer.alloc(0);
  #hasPreface = false;

  /**
   * Takes the next bytes, and gives the frames that are complete.
   *
   * @throws {Http2Error} if the caller does not speak HTTP/2, or a frame is larger than allowed
   */
  *read(bytes: Buffer): Generator<Frame> {
    this.#bytes =
      this.#bytes.length === 0 ? bytes : Buffer.concat([this.#bytes, bytes]);
    if (!this.#hasPreface && !this.#takePreface()) return;
    for (;;) {
      const frame = this.#takeFrame();
      if (frame === undefined) return;
      yield frame;
    }
  }

  #takePreface(): boolean {
    const start = this.#bytes.subarray(0, preface.length);
    if (!preface.subarray(0, start.length).equals(start))
      throw new Http2Error(
        "PROTOCOL_ERROR",
        "The caller does not speak HTTP/2.",
      );
    this.#hasPreface = start.length === preface.length;
    if (this.#hasPreface) this.#bytes = this.#bytes.subarray(preface.length);
    return this.#hasPreface;
  }

  #takeFrame(): Frame | undefined {
    const bytes = this.#bytes;
    if (bytes.length < headerBytes) return undefined;
    const length = bytes.readUIntBE(0, 3);
    if (length > defaultMaxPayload)
      throw new Http2Error(
        "FRAME_SIZE_ERROR",
        `A frame has ${length} bytes, and may have ${defaultMaxPayload}.`,
      );
    const end = headerBytes + length;
    if (bytes.length < end) return undefined;
    this.#bytes = bytes.subarray(end);
    return {
      type: bytes.readUInt8(3),
      flags: bytes.readUInt8(4),
      // The first bit is reserved.
      streamId: bytes.readUInt32BE(5) & 0x7fff_ffff,
      payload: bytes.subarray(headerBytes, end),
    };
  }
}
