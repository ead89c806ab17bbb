import { Http2Error } from "./error";

/** The settings of the caller that this server follows. */
export interface PeerSettings {
  /** How many bytes it takes on a new stream before it announces more. */
  readonly streamWindow: number | undefined;
  /** The largest payload of a frame that it takes. */
  readonly maxPayload: number | undefined;
}

/** The window of a connection, and of a stream, unless the other side changes it. */
export const defaultWindow = 65_535;

/** The largest window that HTTP/2 has. */
export const maxWindow = 2 ** 31 - 1;

const ids = { streamWindow: 4, maxPayload: 5 } as const;

/** Each setting has two bytes for its ID, and four for its value. */
const settingBytes = 6;

/** Encodes this server's settings: a caller may send a whole request without waiting. */
export function encodeSettings(): Buffer {
  const payload = Buffer.alloc(settingBytes);
  payload.writeUInt16BE(ids.streamWindow, 0);
  payload.writeUInt32BE(maxWindow, 2);
  return payload;
}

/**
 * Reads the caller's settings.
 *
 * @throws {Http2Error} for a value that HTTP/2 does not allow
 */
export function decodeSettings(payload: Buffer): PeerSettings {
  if (payload.length % settingBytes !== 0)
    throw new Http2Error("FRAME_SIZE_ERROR", "The settings are cut off.");
  const values = new Map<number, number>();
  for (let offset = 0; offset < payload.length; offset += settingBytes)
    values.set(payload.readUInt16BE(offset), payload.readUInt32BE(offset + 2));
  const streamWindow = values.get(ids.streamWindow);
  if (streamWindow !== undefined && streamWindow > maxWindow)
    throw new Http2Error("FLOW_CONTROL_ERROR", "The window is too large.");
  const maxPayload = values.get(ids.maxPayload);
  if (
    maxPayload !== undefined &&
    (maxPayload < 2 ** 14 || maxPayload >= 2 ** 24)
  )
    throw new Http2Error("PROTOCOL_ERROR", "The frame size is not allowed.");
  return { streamWindow, maxPayload };
}
