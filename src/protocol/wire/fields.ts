// The kinds of fields that messages have.

import { WireType } from "@bufbuild/protobuf/wire";
import type { BinaryReader, BinaryWriter } from "@bufbuild/protobuf/wire";
import {
  defineMessage,
  type Field,
  type Fields,
  type MessageType,
  type Part,
} from "./message";

/** A field that is omitted if it has the initial value. */
const scalar =
  <T>(
    wireType: WireType,
    initial: () => T,
    read: (reader: BinaryReader) => T,
    write: (writer: BinaryWriter, value: T) => void,
    isOmitted = (value: T): boolean => value === initial(),
  ) =>
  (number: number): Field<T> => ({
    initial,
    parts: [{ number, wireType, read }],
    isOmitted,
    write: (writer, value) => {
      write(writer.tag(number, wireType), value);
    },
  });

const { Varint, LengthDelimited } = WireType;

export const string = scalar(
  LengthDelimited,
  () => "",
  (reader) => reader.string(),
  (writer, value) => writer.string(value),
);

export const bytes = scalar(
  LengthDelimited,
  () => new Uint8Array(0),
  (reader) => reader.bytes(),
  (writer, value) => writer.bytes(value),
  (value) => value.byteLength === 0,
);

export const bool = scalar(
  Varint,
  () => false,
  (reader) => reader.bool(),
  (writer, value) => writer.bool(value),
);

/** A whole number. Reading fails if a JavaScript number cannot represent it. */
export const int64 = scalar(
  Varint,
  () => 0,
  (reader) => {
    const value = Number(reader.int64());
    if (!Number.isSafeInteger(value))
      throw new RangeError(`The number ${value} is too large.`);
    return value;
  },
  (writer, value) => writer.int64(value),
);

/** One of several numbers. Another number is read as the initial one. */
export const enumeration = <T extends number>(
  number: number,
  values: Readonly<Record<string, T>>,
  initial: T,
): Field<T> =>
  scalar(
    Varint,
    () => initial,
    (reader) => {
      const value = reader.int32();
      return Object.values(values).find((known) => known === value) ?? initial;
    },
    (writer, value) => writer.int32(value),
  )(number);

/** A message, or undefined. */
export const nested = <T>(
  number: number,
  type: MessageType<T>,
): Field<T | undefined> =>
  scalar<T | undefined>(
    LengthDelimited,
    () => undefined,
    (reader) => readNested(reader, type),
    (writer, value) => {
      if (value !== undefined) type.write(writer.fork(), value).join();
    },
  )(number);

export const repeated = <T>(
  number: number,
  type: MessageType<T>,
): Field<T[]> => ({
  initial: () => [],
  parts: [
    {
      number,
      wireType: LengthDelimited,
      read: (reader, values) => {
        values.push(readNested(reader, type));
        return values;
      },
    },
  ],
  isOmitted: () => false,
  write: (writer, values) => {
    const one = nested(number, type);
    for (const value of values) one.write(writer, value);
  },
});

/** A map with texts as keys: a list of pairs. */
export const map = <T>(
  number: number,
  type: MessageType<T>,
): Field<Record<string, T>> => {
  const pairs = repeated(
    number,
    defineMessage<{ key: string; value: T | undefined }>(() => ({
      key: string(1),
      value: nested(2, type),
    })),
  );
  return {
    initial: () => ({}),
    parts: pairs.parts.map((part) => ({
      ...part,
      read: (reader, values) => {
        const [pair] = part.read(reader, []);
        return pair?.value === undefined
          ? values
          : { ...values, [pair.key]: pair.value };
      },
    })),
    isOmitted: () => false,
    write: (writer, values) => {
      pairs.write(
        writer,
        Object.entries(values).map(([key, value]) => ({ key, value })),
      );
    },
  };
};

/** The chosen case of a `oneof`, with its value. */
type Case<Cases> = {
  readonly [Name in keyof Cases]: {
    readonly $case: Name;
    readonly value: NonNullable<Cases[Name]>;
  };
}[keyof Cases];

/** One of several fields, or undefined. It is written even if its value is the initial one. */
export function oneOf<Cases extends object>(
  fields: Fields<Cases>,
): Field<Case<Cases> | undefined> {
  const names = Object.keys(fields) as (keyof Cases)[];
  const partsOf = ($case: keyof Cases): Part<Case<Cases> | undefined>[] =>
    fields[$case].parts.map((part) => ({
      ...part,
      read: (reader) => {
        const value = part.read(reader, fields[$case].initial());
        return value === undefined || value === null
          ? undefined
          : { $case, value };
      },
    }));
  return {
    initial: () => undefined,
    parts: names.flatMap(partsOf),
    isOmitted: (chosen) => chosen === undefined,
    write: (writer, chosen) => {
      if (chosen !== undefined)
        fields[chosen.$case].write(writer, chosen.value);
    },
  };
}

function readNested<T>(reader: BinaryReader, type: MessageType<T>): T {
  const byteLength = reader.uint32();
  return type.read(reader, reader.pos + byteLength);
}
