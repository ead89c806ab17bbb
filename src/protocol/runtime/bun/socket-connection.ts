import type { Accept, Connection, ConnectionHandlers } from "../connection";

/** The part of a socket of Bun that sends. */
export interface WritableSocket {
  /** Sends what the system takes at once. Returns how many bytes that were, or -1 after the socket has closed. */
  write(bytes: Uint8Array): number;
  /** Closes the socket. */
  end(): void;
}

interface Write {
  bytes: Uint8Array;
  readonly onWritten: () => void;
}

/** A connection over a socket of Bun, which has no queue of its own. */
export class SocketConnection implements Connection, ConnectionHandlers {
  readonly #socket: WritableSocket;
  readonly #handlers: ConnectionHandlers;
  #queue: Write[] = [];
  #isEnding = false;

  constructor(socket: WritableSocket, accept: Accept) {
    this.#socket = socket;
    this.#handlers = accept(this);
  }

  get isWritable(): boolean {
    return this.#queue.length === 0;
  }

  write(bytes: Uint8Array, onWritten: () => void): void {
    this.#queue.push({ bytes, onWritten });
    if (this.#queue.length === 1) this.#send();
  }

  end(): void {
    this.#isEnding = true;
    this.#send();
  }

  onData(bytes: Buffer): void {
    this.#handlers.onData(bytes);
  }

  onDrain(): void {
    this.#send();
    if (this.isWritable) this.#handlers.onDrain();
  }

  onClose(): void {
    this.#handlers.onClose();
  }

  #send(): void {
    for (let [next] = this.#queue; next !== undefined; [next] = this.#queue) {
      const count = Math.max(this.#socket.write(next.bytes), 0);
      next.bytes = next.bytes.subarray(count);
      if (next.bytes.length > 0) return;
      this.#queue.shift();
      next.onWritten();
    }
    if (this.#isEnding) this.#socket.end();
  }
}
