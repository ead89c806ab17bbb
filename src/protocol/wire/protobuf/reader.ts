/** How a field is encoded: the last three bits of its tag. */
export const wireTypes = {
  varint: 0,
  fixed64: 1,
  sized: 2,
  fixed32: 5,
} as const;

/** Reads what messages of protobuf consist of. @throws {RangeError} if the bytes are not such a message */
export class ProtobufReader {
  readonly #bytes: Buffer;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.#position === this.#bytes.byteLength;
  }

  /** Reads the number and the wire type of a field. */
  tag(): number {
    const tag = Number(this.varint());
    if (tag < 8) throw new RangeError("A field has no number.");
    return tag;
  }

  /** Reads a whole number of at most 64 bits, with its sign. */
  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 64n; shift += 7n) {
      const byte = this.#bytes[this.#position];
      if (byte === undefined) throw endsEarly();
      this.#position += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asIntN(64, value);
    }
    throw new RangeError("A number has more than 64 bits.");
  }

  /** Reads bytes, after their length. Does not copy them. */
  sized(): Buffer {
    return this.#take(Number(this.varint()));
  }

  /** Skips the value of a field. */
  skip(tag: number): void {
    const { varint, fixed64, sized, fixed32 } = wireTypes;
    const wireType = tag % 8;
    if (wireType === varint) this.varint();
    else if (wireType === sized) this.sized();
    else if (wireType === fixed64) this.#take(8);
    else if (wireType === fixed32) this.#take(4);
    else throw new RangeError(`There is no wire type ${wireType}.`);
  }

  #take(length: number): Buffer {
    const end = this.#position + length;
    if (length < 0 || end > this.#bytes.byteLength) throw endsEarly();
    const taken = this.#bytes.subarray(this.#position, end);
    this.#position = end;
    return taken;
  }
}

function endsEarly(): RangeError {
  return new RangeError("A message ends early.");
}
