import { Http2Error } from "../error";

/** The lengths in bits of the codes of the bytes 0 to 255, as digits of base 36 (RFC 7541, appendix B). */
const lengths =
  "dnsssssssoussussssssssusssssssss6aacd68baa8b8666555666666678f6ca" +
  "d67777777777777777777777878djde6f56565666577666567655677777fbeds" +
  "kmkkmmmnmnnnnnonoomnonnnnlmnmnnomlkmmnnlnmmolmnnllmlnmnnkmmmnmmn" +
  "qqkjmnmpqqqrrqopjlqrrqrollqqsrrrkoklmllnmmppooqnqrqqrrrrrsrrrrrq";

const maxBits = 30;

interface CodeTable {
  /** The bytes, ordered by the lengths of their codes, and then by value. */
  readonly bytes: readonly number[];
  /** How many codes each length has. */
  readonly counts: readonly number[];
}

let table: CodeTable | undefined;

/** The code is canonical: codes of one length are consecutive, in the order of their bytes. So lengths are enough. */
function createTable(): CodeTable {
  const bytes: number[] = [];
  const counts: number[] = [];
  for (let bits = 0; bits <= maxBits; bits += 1) {
    const digit = bits.toString(36);
    const before = bytes.length;
    let at = lengths.indexOf(digit);
    while (at >= 0) {
      bytes.push(at);
      at = lengths.indexOf(digit, at + 1);
    }
    counts.push(bytes.length - before);
  }
  return { bytes, counts };
}

/**
 * Decodes a string of HPACK's Huffman code.
 *
 * @throws {Http2Error} COMPRESSION_ERROR for an unknown code, or a wrong padding
 */
export function decodeHuffman(encoded: Buffer): string {
  const { bytes, counts } = (table ??= createTable());
  // The shortest code has five bits.
  const decoded = Buffer.allocUnsafe(Math.floor((encoded.length * 8) / 5));
  let size = 0;
  let code = 0;
  let bits = 0;
  // The first code of the current length, and its place in `bytes`.
  let first = 0;
  let place = 0;
  for (const byte of encoded)
    for (let shift = 7; shift >= 0; shift -= 1) {
      code = (code << 1) | ((byte >> shift) & 1);
      first <<= 1;
      bits += 1;
      if (bits > maxBits) throw invalid();
      const count = counts[bits] ?? 0;
      if (code - first < count) {
        decoded[size] = bytes[place + code - first] ?? 0;
        size += 1;
        code = bits = first = place = 0;
      } else {
        first += count;
        place += count;
      }
    }
  // The padding is shorter than a byte, and begins like the longest code, with ones.
  if (bits > 7 || code !== (1 << bits) - 1) throw invalid();
  return decoded.toString("latin1", 0, size);
}

const invalid = (): Http2Error =>
  new Http2Error("COMPRESSION_ERROR", "A header's Huffman code is invalid.");
