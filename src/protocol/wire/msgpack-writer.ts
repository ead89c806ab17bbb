/** Writes msgpack token by token, each in its shortest form. */
export class MsgpackWriter {
  #bytes = Buffer.allocUnsafe(512);
  #length = 0;

  /** The bytes written so far. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  null(): void {
    this.#put(0xc0);
  }

  boolean(value: boolean): void {
    this.#put(value ? 0xc3 : 0xc2);
  }

  /** Writes a text as UTF-8. An unpaired surrogate becomes U+FFFD, because UTF-8 cannot encode it. */
  text(value: string): void {
    const length = Buffer.byteLength(value);
    if (length < 32) this.#put(0xa0 + length);
    else this.#sized(length, [0xd9, 0xda, 0xdb]);
    this.#reserve(length);
    this.#length += this.#bytes.write(value, this.#length);
  }

  /** Writes the head of an array. Its elements follow. */
  array(length: number): void {
    if (length < 16) this.#put(0x90 + length);
    else this.#sized(length, [undefined, 0xdc, 0xdd]);
  }

  /** Writes the head of a map. Its keys and values follow, alternating. */
  map(size: number): void {
    if (size < 16) this.#put(0x80 + size);
    else this.#sized(size, [undefined, 0xde, 0xdf]);
  }

  /** Writes the extension value that Terraform reads as unknown. */
  unknown(): void {
    this.#put(0xd4);
    this.#put(0);
    this.#put(0);
  }

  /** Writes a head, and a length of 1, 2 or 4 bytes. */
  #sized(
    length: number,
    [head8, head16, head32]: [number | undefined, number, number],
  ): void {
    if (length < 2 ** 8 && head8 !== undefined) {
      this.#put(head8);
      this.#put(length);
    } else if (length < 2 ** 16) {
      this.#put(head16);
      this.#reserve(2);
      this.#length = this.#bytes.writeUInt16BE(length, this.#length);
    } else {
      this.#put(head32);
      this.#reserve(4);
      this.#length = this.#bytes.writeUInt32BE(length, this.#length);
    }
  }

  #put(byte: number): void {
    this.#reserve(1);
    this.#length = this.#bytes.writeUInt8(byte, this.#length);
  }

  #reserve(length: number): void {
    const needed = this.#length + length;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.#bytes.length));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
