/** HTTP/2's headers: names in lower case, with their values. */
export type Headers = Readonly<Record<string, string>>;

/** Sends what streams respond. */
export interface StreamSender {
  sendHeaders(stream: Stream, headers: Headers, isEnd: boolean): void;
  /** Sends the stream's data, and then its trailers, as fast as the caller takes them. */
  sendQueue(stream: Stream): void;
}

/** A caller's request, and the response to it. */
export class Stream {
  readonly id: number;
  readonly headers: ReadonlyMap<string, string>;
  /** How many bytes the caller takes on this stream. Negative if the caller has made its window smaller. */
  window: number;
  /** Receives the request's body. Set it immediately: what arrives before is lost. */
  onData: (bytes: Buffer, isEnd: boolean) => void = () => undefined;
  /** Called when the stream is cancelled. */
  onCancel: () => void = () => undefined;
  /** Called when the whole response has been sent. */
  onSent: () => void = () => undefined;

  readonly #sender: StreamSender;
  readonly #queue: Buffer[] = [];
  #trailers: Headers | undefined;
  #hasRequest = false;
  #isCancelled = false;
  #abort: AbortController | undefined;
  #onEmpty: () => void = () => undefined;

  constructor(
    id: number,
    headers: ReadonlyMap<string, string>,
    window: number,
    sender: StreamSender,
  ) {
    this.id = id;
    this.headers = headers;
    this.window = window;
    this.#sender = sender;
  }

  /** Whether the caller has sent its whole request. */
  get hasRequest(): boolean {
    return this.#hasRequest;
  }

  /** Whether the caller has cancelled the request, or has disconnected, before it had the whole response. */
  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  /** Aborted when the stream is cancelled. Created when it is used first, because that takes longer than most calls. */
  get signal(): AbortSignal {
    this.#abort ??= new AbortController();
    if (this.#isCancelled) this.#abort.abort();
    return this.#abort.signal;
  }

  /** Begins the response, or is the whole response. Does nothing on a cancelled stream, like the next two. */
  respond(headers: Headers, { isEnd = false } = {}): void {
    if (!this.#isCancelled) this.#sender.sendHeaders(this, headers, isEnd);
  }

  /** Sends a part of the body. Resolves when there is room for the next one. */
  write(bytes: Buffer): Promise<void> {
    if (this.#isCancelled) return Promise.resolve();
    this.#queue.push(bytes);
    this.#sender.sendQueue(this);
    return new Promise((resolve) => {
      this.#onEmpty = resolve;
    });
  }

  /** Ends the response, after its whole body. */
  end(trailers: Headers): void {
    if (this.#isCancelled) return;
    this.#trailers = trailers;
    this.#sender.sendQueue(this);
  }

  /** Whether some of the body is not yet sent. */
  get hasQueue(): boolean {
    return this.#queue.length > 0;
  }

  /** Takes the next part of the body, of at most `maxBytes`. */
  take(maxBytes: number): Buffer {
    const first = this.#queue.shift() ?? Buffer.alloc(0);
    if (first.length > maxBytes) this.#queue.unshift(first.subarray(maxBytes));
    return first.subarray(0, maxBytes);
  }

  /** Called when the queue has been taken. Gives the trailers if the response ends here. */
  finishQueue(): Headers | undefined {
    this.#onEmpty();
    return this.#trailers;
  }

  /** Called with each part of the request. */
  receive(bytes: Buffer, isEnd: boolean): void {
    this.#hasRequest ||= isEnd;
    this.onData(bytes, isEnd);
  }

  /** Called if the caller gives the request up. */
  cancel(): void {
    this.#queue.length = 0;
    this.#trailers = undefined;
    this.#isCancelled = true;
    this.#abort?.abort();
    this.onCancel();
    this.#onEmpty();
  }
}
