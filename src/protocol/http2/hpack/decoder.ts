// HPACK, the compression of HTTP/2's headers (RFC 7541).

import { Http2Error } from "../error";
import { decodeHuffman } from "./huffman";
import { staticTable, type Header } from "./static-table";

/** The caller may use this much memory for headers that it refers to: the protocol's initial value. */
const maxTableBytes = 4096;

/** What the table counts for a header, in addition to its text. */
const headerOverheadBytes = 32;

/** Decodes the header blocks of one connection, which have to arrive in order. */
export class HeaderDecoder {
  /** The newest header is the first. */
  readonly #table: Header[] = [];
  #tableBytes = 0;
  #maxTableBytes = maxTableBytes;
  #block: Buffer = Buffer.alloc(0);
  #offset = 0;

  /**
   * Decodes a whole header block. If a name occurs twice, its last value counts.
   *
   * @throws {Http2Error} COMPRESSION_ERROR
   */
  decode(block: Buffer): ReadonlyMap<string, string> {
    this.#block = block;
    this.#offset = 0;
    const headers = new Map<string, string>();
    while (this.#offset < block.length) {
      const byte = this.#peek();
      // A line for each of the representations: indexed, literal to be added to the table, a new size, and literal.
      if (byte & 0x80) headers.set(...this.#lookUp(this.#readInteger(7)));
      else if (byte & 0x40) headers.set(...this.#add(this.#readHeader(6)));
      else if (byte & 0x20) this.#resize(this.#readInteger(5));
      else headers.set(...this.#readHeader(4));
    }
    return headers;
  }

  #readHeader(indexBits: number): Header {
    const index = this.#readInteger(indexBits);
    const name = index === 0 ? this.#readString() : this.#lookUp(index)[0];
    return [name, this.#readString()];
  }

  #lookUp(index: number): Header {
    const header =
      staticTable[index - 1] ?? this.#table[index - 1 - staticTable.length];
    if (header === undefined) throw invalid(`no header has the index ${index}`);
    return header;
  }

  #add(header: Header): Header {
    this.#table.unshift(header);
    this.#tableBytes += sizeOf(header);
    this.#evict();
    return header;
  }

  #resize(bytes: number): void {
    if (bytes > maxTableBytes) throw invalid(`the table is too large`);
    this.#maxTableBytes = bytes;
    this.#evict();
  }

  #evict(): void {
    while (this.#tableBytes > this.#maxTableBytes) {
      const oldest = this.#table.pop();
      if (oldest === undefined) return;
      this.#tableBytes -= sizeOf(oldest);
    }
  }

  #readString(): string {
    const isHuffman = (this.#peek() & 0x80) !== 0;
    const length = this.#readInteger(7);
    const start = this.#offset;
    this.#offset += length;
    if (this.#offset > this.#block.length) throw invalid("it is cut off");
    return isHuffman
      ? decodeHuffman(this.#block.subarray(start, this.#offset))
      : this.#block.toString("latin1", start, this.#offset);
  }

  /** Reads an integer whose first byte has some bits of it, and, if all of these are set, whose next bytes have seven each. */
  #readInteger(bits: number): number {
    const mask = (1 << bits) - 1;
    let value = this.#peek() & mask;
    this.#offset += 1;
    if (value < mask) return value;
    for (let shift = 0; shift <= 21; shift += 7) {
      const byte = this.#peek();
      this.#offset += 1;
      value += (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw invalid("a number is too large");
  }

  #peek(): number {
    const byte = this.#block[this.#offset];
    if (byte === undefined) throw invalid("it is cut off");
    return byte;
  }
}

const sizeOf = ([name, value]: Header): number =>
  name.length + value.length + headerOverheadBytes;

const invalid = (reason: string): Http2Error =>
  new Http2Error("COMPRESSION_ERROR", `A header block is invalid: ${reason}.`);
