/**
 * Reads msgpack token by token, so that the caller decides what may come next.
 *
 * Never allocates for a length that is only announced. With a library that reads whole documents,
 * a few bytes can claim memory for a billion elements.
 */

/** The bytes are not valid msgpack. */
export class MsgpackError extends Error {
  override readonly name = "MsgpackError";
}

/** The head of an array, followed by its elements, or of a map, followed by alternating keys and values. */
export class Collection {
  readonly kind: "array" | "map";
  readonly length: number;

  constructor(kind: "array" | "map", length: number) {
    this.kind = kind;
    this.length = length;
  }
}

/** Stands for an extension value, whatever its code and content. */
export const extension: unique symbol = Symbol("extension");

/** One token. Text is given as its bytes, and a 64-bit integer as a bigint. */
export type Token =
  null | boolean | number | bigint | Uint8Array | Collection | typeof extension;

/** Reads tokens in order. */
export class MsgpackReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Whether all bytes have been read. */
  get isAtEnd(): boolean {
    return this.#remaining === 0;
  }

  /** Reads the next token. @throws {MsgpackError} at the end, or if the bytes are not valid msgpack */
  read(): Token {
    const head = this.#uint(0);
    if (head < 0x80) return head;
    if (head < 0x90) return this.#collection("map", head & 0x0f);
    if (head < 0xa0) return this.#collection("array", head & 0x0f);
    if (head < 0xc0) return this.#take(head & 0x1f);
    if (head >= 0xe0) return head - 0x100;
    switch (head) {
      case 0xc0:
        return null;
      case 0xc2:
        return false;
      case 0xc3:
        return true;
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return this.#take(this.#uint(head - 0xc4));
      case 0xc7:
      case 0xc8:
      case 0xc9:
        return this.#extension(this.#uint(head - 0xc7));
      case 0xca:
        return this.#view.getFloat32(this.#skip(4));
      case 0xcb:
        return this.#view.getFloat64(this.#skip(8));
      case 0xcc:
      case 0xcd:
      case 0xce:
        return this.#uint(head - 0xcc);
      case 0xcf:
        return this.#view.getBigUint64(this.#skip(8));
      case 0xd0:
        return this.#view.getInt8(this.#skip(1));
      case 0xd1:
        return this.#view.getInt16(this.#skip(2));
      case 0xd2:
        return this.#view.getInt32(this.#skip(4));
      case 0xd3:
        return this.#view.getBigInt64(this.#skip(8));
      case 0xd4:
      case 0xd5:
      case 0xd6:
      case 0xd7:
      case 0xd8:
        return this.#extension(2 ** (head - 0xd4));
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.#take(this.#uint(head - 0xd9));
      case 0xdc:
      case 0xdd:
        return this.#collection("array", this.#uint(head - 0xdb));
      case 0xde:
      case 0xdf:
        return this.#collection("map", this.#uint(head - 0xdd));
      default:
        throw new MsgpackError(`there is no type 0x${head.toString(16)}`);
    }
  }

  get #remaining(): number {
    return this.#bytes.length - this.#position;
  }

  #collection(kind: Collection["kind"], length: number): Collection {
    this.#demand(kind === "map" ? 2 * length : length);
    return new Collection(kind, length);
  }

  #extension(length: number): typeof extension {
    this.#skip(1 + length);
    return extension;
  }

  #take(length: number): Uint8Array {
    const start = this.#skip(length);
    return this.#bytes.subarray(start, start + length);
  }

  /** An unsigned integer of 1, 2 or 4 bytes. */
  #uint(sizeLog2: number): number {
    const start = this.#skip(2 ** sizeLog2);
    if (sizeLog2 === 0) return this.#view.getUint8(start);
    return sizeLog2 === 1
      ? this.#view.getUint16(start)
      : this.#view.getUint32(start);
  }

  /** Advances by a number of bytes. Returns where they begin. */
  #skip(length: number): number {
    this.#demand(length);
    const start = this.#position;
    this.#position += length;
    return start;
  }

  #demand(length: number): void {
    if (this.#remaining < length)
      throw new MsgpackError(
        `it announces more than the ${this.#bytes.length} bytes that it has`,
      );
  }
}
