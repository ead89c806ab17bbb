import type { Connection } from "../runtime/connection";
import {
  defaultMaxPayload,
  encodeFrameHeader,
  flags,
  frameTypes,
} from "./frame";
import { encodeHeaders } from "./hpack/encode-headers";
import { defaultWindow } from "./settings";
import type { Headers, Stream, StreamSender } from "./stream";

/** How many bytes to collect before they are written. */
const batchBytes = 2 ** 18;

/** Sends a connection's frames: what comes together in one piece, and data as far as the caller's windows allow. */
export class Sender implements StreamSender {
  /** How many bytes the caller takes on all streams together. */
  window = defaultWindow;
  /** The largest payload that the caller takes. */
  maxPayload = defaultMaxPayload;

  readonly #connection: Connection;
  readonly #onEnd: (stream: Stream) => void;
  /** The streams that have something to send. */
  readonly #queued = new Set<Stream>();
  #batch: Buffer[] = [];
  #batchBytes = 0;
  #ended: Stream[] = [];
  #isScheduled = false;

  /** @param onEnd Called when a stream's response ends. */
  constructor(connection: Connection, onEnd: (stream: Stream) => void) {
    this.#connection = connection;
    this.#onEnd = onEnd;
  }

  send(type: number, flags: number, streamId: number, payload: Buffer): void {
    const header = encodeFrameHeader({ type, flags, streamId, payload });
    this.#batch.push(header, payload);
    this.#batchBytes += header.length + payload.length;
    this.schedule();
  }

  sendHeaders(stream: Stream, headers: Headers, isEnd: boolean): void {
    const block = encodeHeaders(headers);
    let type: number = frameTypes.headers;
    let flag = isEnd ? flags.endStream : 0;
    for (let start = 0; start < block.length; start += this.maxPayload) {
      const payload = block.subarray(start, start + this.maxPayload);
      if (start + payload.length === block.length) flag |= flags.endHeaders;
      this.send(type, flag, stream.id, payload);
      type = frameTypes.continuation;
      flag = 0;
    }
    if (!isEnd) return;
    this.#ended.push(stream);
    this.#onEnd(stream);
  }

  sendQueue(stream: Stream): void {
    this.#queued.add(stream);
    this.schedule();
  }

  /** Sends what there is when the current work is done. */
  schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      for (const stream of this.#queued) this.#sendData(stream);
      this.flush();
      this.#isScheduled = false;
    });
  }

  /** Sends the frames that there are. */
  flush(): void {
    if (this.#batch.length === 0) return;
    const ended = this.#ended;
    this.#connection.write(Buffer.concat(this.#batch), () => {
      for (const stream of ended) stream.onSent();
    });
    this.#batch = [];
    this.#batchBytes = 0;
    this.#ended = [];
  }

  #sendData(stream: Stream): void {
    while (stream.hasQueue) {
      if (this.#batchBytes >= batchBytes) this.flush();
      const room = Math.min(this.maxPayload, this.window, stream.window);
      if (room <= 0 || !this.#connection.isWritable) return;
      const data = stream.take(room);
      this.window -= data.length;
      stream.window -= data.length;
      this.send(frameTypes.data, 0, stream.id, data);
    }
    this.#queued.delete(stream);
    const trailers = stream.finishQueue();
    if (trailers !== undefined) this.sendHeaders(stream, trailers, true);
  }
}
