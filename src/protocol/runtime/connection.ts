/** A caller's connection, whatever runtime and encryption are below it. */
export interface Connection {
  /** Whether the caller takes what is written. If not, wait for {@link ConnectionHandlers.onDrain}. */
  readonly isWritable: boolean;
  /** @param onWritten Called when the bytes have left this process. */
  write(bytes: Uint8Array, onWritten: () => void): void;
  /** Closes the connection, after what has been written. */
  end(): void;
}

/** Receives what happens on a connection. */
export interface ConnectionHandlers {
  onData(bytes: Buffer): void;
  onDrain(): void;
  onClose(): void;
}

/** Starts to serve a connection. */
export type Accept = (connection: Connection) => ConnectionHandlers;
