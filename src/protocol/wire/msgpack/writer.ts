import { ByteWriter } from "../byte-writer";

/** Writes msgpack token by token, each in its shortest form. */
export class MsgpackWriter extends ByteWriter {
  null(): void {
    this.byte(0xc0);
  }

  boolean(value: boolean): void {
    this.byte(value ? 0xc3 : 0xc2);
  }

  /** Writes a text as UTF-8. An unpaired surrogate becomes U+FFFD, because UTF-8 cannot encode it. */
  text(value: string): void {
    const bytes = Buffer.from(value);
    const { length } = bytes;
    if (length < 32) this.byte(0xa0 + length);
    else this.#sized(length, [0xd9, 0xda, 0xdb]);
    this.append(bytes);
  }

  /** Writes the head of an array. Its elements follow. */
  array(length: number): void {
    if (length < 16) this.byte(0x90 + length);
    else this.#sized(length, [undefined, 0xdc, 0xdd]);
  }

  /** Writes the head of a map. Its keys and values follow, alternating. */
  map(size: number): void {
    if (size < 16) this.byte(0x80 + size);
    else this.#sized(size, [undefined, 0xde, 0xdf]);
  }

  /** Writes the extension value that Terraform reads as unknown. */
  unknown(): void {
    this.append(Uint8Array.of(0xd4, 0, 0));
  }

  /** Writes a head, and a length of 1, 2 or 4 bytes. */
  #sized(
    length: number,
    [head8, head16, head32]: [number | undefined, number, number],
  ): void {
    if (length < 2 ** 8 && head8 !== undefined) this.#head(head8, length, 1);
    else if (length < 2 ** 16) this.#head(head16, length, 2);
    else this.#head(head32, length, 4);
  }

  #head(head: number, length: number, lengthBytes: number): void {
    this.byte(head);
    for (let rest = lengthBytes; rest > 0; rest -= 1)
      this.byte(length >>> (8 * (rest - 1)));
  }
}
