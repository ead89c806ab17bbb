// The subset of DER (X.690) that a certificate needs.

const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** A value: its tag, the length of its contents, and the contents. */
export function tagged(tag: number, ...contents: Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([
    Buffer.of(tag, ...encodeLength(content.byteLength)),
    content,
  ]);
}

function encodeLength(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes = base256(length);
  return [0x80 | bytes.length, ...bytes];
}

function base256(value: number): number[] {
  return value < 0x100
    ? [value]
    : [...base256(Math.floor(value / 0x100)), value % 0x100];
}

export const sequence = (...items: Uint8Array[]): Buffer =>
  tagged(tags.sequence, ...items);

export const set = (...items: Uint8Array[]): Buffer =>
  tagged(tags.set, ...items);

export const boolean = (value: boolean): Buffer =>
  tagged(tags.boolean, Buffer.of(value ? 0xff : 0x00));

/** An integer from two's complement bytes: big-endian, without redundant leading bytes. */
export const integer = (bytes: Uint8Array): Buffer =>
  tagged(tags.integer, bytes);

/** An integer from the bytes of a number that is not negative, big-endian. */
export function unsignedInteger(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const significant = first < 0 ? Buffer.of(0) : bytes.subarray(first);
  const isNegative = (significant[0] ?? 0) >= 0x80;
  return integer(
    isNegative ? Buffer.concat([Buffer.of(0), significant]) : significant,
  );
}

export const utf8String = (text: string): Buffer =>
  tagged(tags.utf8String, Buffer.from(text));

export const octetString = (bytes: Uint8Array): Buffer =>
  tagged(tags.octetString, bytes);

/** A bit string. The last `unusedBits` bits of the last byte, 0 to 7, do not count. */
export const bitString = (bytes: Uint8Array, unusedBits = 0): Buffer =>
  tagged(tags.bitString, Buffer.of(unusedBits), bytes);

/** An object identifier in dotted notation, such as `2.5.29.17`. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return tagged(
    tags.objectIdentifier,
    Buffer.from([first * 40 + second, ...rest].flatMap(base128)),
  );
}

function base128(value: number): number[] {
  const more = (rest: number): number[] =>
    rest === 0 ? [] : [...more(Math.floor(rest / 0x80)), 0x80 | (rest % 0x80)];
  return [...more(Math.floor(value / 0x80)), value % 0x80];
}

/** A time, to the second. As X.509 requires, a year has two digits up to 2049 and four from 2050. */
export function time(date: Date): Buffer {
  const digits = date.toISOString().slice(0, 19).replace(/[-:T]/g, "");
  return date.getUTCFullYear() < 2050
    ? tagged(tags.utcTime, Buffer.from(`${digits.slice(2)}Z`))
    : tagged(tags.generalizedTime, Buffer.from(`${digits}Z`));
}
