// The kinds of fields that messages have.

import {
  defineMessage,
  type Field,
  type Fields,
  type MessageType,
} from "./message";
import { wireTypes, type ProtobufReader } from "./reader";
import type { ProtobufWriter } from "./writer";

/** A field that is omitted if it has the initial value. */
const scalar =
  <T>(
    wireType: number,
    initial: () => T,
    read: (reader: ProtobufReader) => T,
    write: (writer: ProtobufWriter, value: NonNullable<T>) => void,
    isOmitted = (value: T): boolean => value === initial(),
  ) =>
  (number: number): Field<T> => {
    const tag = 8 * number + wireType;
    return {
      initial,
      tags: [tag],
      read,
      isOmitted,
      write: (writer, value) => {
        writer.varint(tag);
        write(writer, value);
      },
    };
  };

export const string = scalar(
  wireTypes.sized,
  () => "",
  (reader) => reader.sized().toString(),
  (writer, value) => {
    writer.sized(Buffer.from(value));
  },
);

export const bytes = scalar<Uint8Array>(
  wireTypes.sized,
  () => new Uint8Array(0),
  (reader) => reader.sized(),
  (writer, value) => {
    writer.sized(value);
  },
  (value) => value.byteLength === 0,
);

export const bool = scalar(
  wireTypes.varint,
  () => false,
  (reader) => reader.varint() !== 0n,
  (writer, value) => {
    writer.varint(Number(value));
  },
);

/** A whole number. Reading fails if a JavaScript number cannot represent it. */
export const int64 = scalar(
  wireTypes.varint,
  () => 0,
  (reader) => {
    const value = Number(reader.varint());
    if (!Number.isSafeInteger(value))
      throw new RangeError(`The number ${value} is too large.`);
    return value;
  },
  (writer, value) => {
    writer.varint(value);
  },
);

/** One of several numbers. Another number is read as the initial one. */
export const enumeration = <T extends number>(
  number: number,
  values: Readonly<Record<string, T>>,
  initial: T,
): Field<T> =>
  scalar(
    wireTypes.varint,
    () => initial,
    (reader) => {
      const value = Number(reader.varint());
      return Object.values(values).find((known) => known === value) ?? initial;
    },
    (writer, value) => {
      writer.varint(value);
    },
  )(number);

/** A message, or undefined. */
export const nested = <T extends object>(
  number: number,
  type: MessageType<T>,
): Field<T | undefined> =>
  scalar<T | undefined>(
    wireTypes.sized,
    () => undefined,
    (reader) => type.decode(reader.sized()),
    (writer, value) => {
      writer.sized(type.encode(value));
    },
  )(number);

export const repeated = <T extends object>(
  number: number,
  type: MessageType<T>,
): Field<T[]> => {
  const one = nested(number, type);
  return {
    initial: () => [],
    tags: one.tags,
    read: (reader, values) => {
      values.push(type.decode(reader.sized()));
      return values;
    },
    isOmitted: () => false,
    write: (writer, values) => {
      for (const value of values) one.write(writer, value);
    },
  };
};

/** A map with texts as keys: a list of pairs. */
export const map = <T extends object>(
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
    tags: pairs.tags,
    read: (reader, values, tag) => {
      const [pair] = pairs.read(reader, [], tag);
      return pair?.value === undefined
        ? values
        : { ...values, [pair.key]: pair.value };
    },
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
  return {
    initial: () => undefined,
    tags: names.flatMap((name) => fields[name].tags),
    read: (reader, former, tag) => {
      const $case = names.find((name) => fields[name].tags.includes(tag));
      if ($case === undefined) return former;
      const field = fields[$case];
      const value = field.read(reader, field.initial(), tag);
      return value === undefined || value === null
        ? undefined
        : { $case, value };
    },
    isOmitted: () => false,
    write: (writer, { $case, value }) => {
      fields[$case].write(writer, value);
    },
  };
}
