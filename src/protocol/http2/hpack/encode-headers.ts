/** Says that no header is added to the caller's table. So a caller that makes its table smaller needs no confirmation. */
const noTable = 0x20;

/** Says that a header follows, with its name and value as they are. */
const literal = 0;

/** Encodes headers without compression. Names are in lower case, and all text is ASCII. */
export function encodeHeaders(
  headers: Readonly<Record<string, string>>,
): Buffer {
  const parts = Object.entries(headers).flatMap(([name, value]) => [
    Buffer.of(literal),
    ...encodeString(name),
    ...encodeString(value),
  ]);
  return Buffer.concat([Buffer.of(noTable), ...parts]);
}

function encodeString(text: string): Buffer[] {
  return [encodeLength(text.length), Buffer.from(text, "latin1")];
}

/** Encodes a number in seven bits, or as their largest value, followed by the rest, seven bits in each byte. */
function encodeLength(length: number): Buffer {
  if (length < 0x7f) return Buffer.of(length);
  const bytes = [0x7f];
  let rest = length - 0x7f;
  for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  return Buffer.from([...bytes, rest]);
}
