import { ByteWriter } from "../byte-writer";

/** Writes what messages of protobuf consist of. */
export class ProtobufWriter extends ByteWriter {
  /** Writes a whole number: 7 bits in each byte, the low ones first. A negative one takes 10 bytes. */
  varint(value: number): void {
    if (value >= 0 && value < 0x80) {
      this.byte(value);
      return;
    }
    let rest = BigInt.asUintN(64, BigInt(value));
    for (; rest >= 0x80n; rest >>= 7n) this.byte(Number(rest & 0x7fn) | 0x80);
    this.byte(Number(rest));
  }

  /** Writes bytes, after their length. */
  sized(bytes: Uint8Array): void {
    this.varint(bytes.byteLength);
    this.append(bytes);
  }
}
