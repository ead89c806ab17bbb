// The server's side of HTTP/2 (RFC 9113). Loading node:http2 takes longer than the rest of the start on Node.js, and
// twice as long as all of it on Bun. The callers are libraries of gRPC that have shown Terraform's certificate, so this
// checks what it relies on, and not whether they follow every rule.

import type { Connection, ConnectionHandlers } from "../runtime/connection";
import { errorCodes, Http2Error } from "./error";
import {
  flags,
  FrameReader,
  frameTypes,
  hasFlag,
  withoutPadding,
  type Frame,
} from "./frame";
import { HeaderBlockReader, type HeaderBlock } from "./header-block";
import { HeaderDecoder } from "./hpack/decoder";
import { Sender } from "./sender";
import {
  decodeSettings,
  defaultWindow,
  encodeSettings,
  maxWindow,
} from "./settings";
import { Stream } from "./stream";

export interface Http2Options {
  /** Called with each request, when its headers have arrived. */
  readonly onRequest: (stream: Stream) => void;
  /** Called if the caller breaks a rule of HTTP/2. The connection ends then. */
  readonly onError: (error: Error) => void;
}

/** Serves the requests of one connection. */
export class Http2Connection implements ConnectionHandlers {
  readonly #connection: Connection;
  readonly #options: Http2Options;
  readonly #frames = new FrameReader();
  readonly #headerBlocks = new HeaderBlockReader();
  readonly #decoder = new HeaderDecoder();
  readonly #sender: Sender;
  readonly #streams = new Map<number, Stream>();
  #lastStreamId = 0;
  /** The window of the next stream. */
  #streamWindow = defaultWindow;
  /** How many bytes have arrived since the caller was last allowed to send more. */
  #receivedBytes = 0;
  #hasFailed = false;

  constructor(connection: Connection, options: Http2Options) {
    this.#connection = connection;
    this.#options = options;
    this.#sender = new Sender(connection, (stream) => {
      this.#endResponse(stream);
    });
    this.#sender.send(frameTypes.settings, 0, 0, encodeSettings());
    this.#allowMore(maxWindow - defaultWindow);
  }

  onData(bytes: Buffer): void {
    if (this.#hasFailed) return;
    try {
      for (const frame of this.#frames.read(bytes)) this.#receive(frame);
    } catch (error) {
      if (!(error instanceof Http2Error)) throw error;
      this.#fail(error);
    }
  }

  onDrain(): void {
    this.#sender.schedule();
  }

  onClose(): void {
    for (const { id } of this.#streams.values()) this.#cancel(id);
  }

  #receive(frame: Frame): void {
    const headers = this.#headerBlocks.read(frame);
    if (headers !== undefined) this.#receiveHeaders(headers);
    switch (frame.type) {
      case frameTypes.data:
        this.#receiveData(frame);
        return;
      case frameTypes.resetStream:
        this.#cancel(frame.streamId);
        return;
      case frameTypes.settings:
        if (!hasFlag(frame, flags.ack)) this.#receiveSettings(frame);
        return;
      case frameTypes.ping:
        if (!hasFlag(frame, flags.ack))
          this.#sender.send(frameTypes.ping, flags.ack, 0, frame.payload);
        return;
      case frameTypes.windowUpdate:
        this.#receiveWindowUpdate(frame);
      // What the other types say is of no use to this server.
    }
  }

  #receiveHeaders({ streamId, isEnd, block }: HeaderBlock): void {
    // Decoded even for a stream that has ended, because they change the decoder's table.
    const headers = this.#decoder.decode(block);
    if (streamId > this.#lastStreamId) {
      this.#lastStreamId = streamId;
      const stream = new Stream(
        streamId,
        headers,
        this.#streamWindow,
        this.#sender,
      );
      this.#streams.set(streamId, stream);
      this.#options.onRequest(stream);
    }
    this.#streams.get(streamId)?.receive(Buffer.alloc(0), isEnd);
  }

  #receiveData(frame: Frame): void {
    this.#receivedBytes += frame.payload.length;
    if (this.#receivedBytes > maxWindow / 2) {
      this.#allowMore(this.#receivedBytes);
      this.#receivedBytes = 0;
    }
    // There is no stream if its response has ended, and the caller did not know that yet.
    this.#streams
      .get(frame.streamId)
      ?.receive(withoutPadding(frame), hasFlag(frame, flags.endStream));
  }

  #receiveSettings({ payload }: Frame): void {
    const { streamWindow = this.#streamWindow, maxPayload } =
      decodeSettings(payload);
    for (const stream of this.#streams.values())
      widen(stream, streamWindow - this.#streamWindow);
    this.#streamWindow = streamWindow;
    this.#sender.maxPayload = maxPayload ?? this.#sender.maxPayload;
    this.#sender.send(frameTypes.settings, flags.ack, 0, Buffer.alloc(0));
  }

  #receiveWindowUpdate({ streamId, payload }: Frame): void {
    if (payload.length !== 4)
      throw new Http2Error("FRAME_SIZE_ERROR", "A window update is cut off.");
    const window = streamId === 0 ? this.#sender : this.#streams.get(streamId);
    if (window !== undefined) widen(window, payload.readUInt32BE() & maxWindow);
    this.#sender.schedule();
  }

  /** Lets the caller send more, on all streams together. */
  #allowMore(bytes: number): void {
    this.#sender.send(frameTypes.windowUpdate, 0, 0, uint32(bytes));
  }

  #endResponse({ id, hasRequest }: Stream): void {
    this.#streams.delete(id);
    // The caller need not send the rest of its request.
    if (!hasRequest)
      this.#sender.send(
        frameTypes.resetStream,
        0,
        id,
        uint32(errorCodes.NO_ERROR),
      );
  }

  #cancel(streamId: number): void {
    const stream = this.#streams.get(streamId);
    this.#streams.delete(streamId);
    stream?.cancel();
  }

  #fail(error: Http2Error): void {
    this.#hasFailed = true;
    this.onClose();
    const reason = [uint32(this.#lastStreamId), uint32(errorCodes[error.code])];
    this.#sender.send(frameTypes.goAway, 0, 0, Buffer.concat(reason));
    this.#sender.flush();
    this.#connection.end();
    this.#options.onError(error);
  }
}

function widen(target: { window: number }, bytes: number): void {
  target.window += bytes;
  if (target.window > maxWindow)
    throw new Http2Error("FLOW_CONTROL_ERROR", "A window is too large.");
}

function uint32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
