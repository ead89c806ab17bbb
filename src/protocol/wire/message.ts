// Messages of protobuf, read and written by a table of their fields. Code for each field of each message would be a
// fifth of the provider's script.

import {
  BinaryReader,
  BinaryWriter,
  type WireType,
} from "@bufbuild/protobuf/wire";

/** A message type. */
export interface Message<T> {
  /** Skips unknown fields. @throws if the bytes are not a message of this type */
  decode(bytes: Uint8Array): T;
  encode(message: T): Uint8Array;
}

/** A message type that other messages may contain. */
export interface MessageType<T> extends Message<T> {
  /** Reads a message that ends at a position of the reader. */
  read(reader: BinaryReader, end: number): T;
  write(writer: BinaryWriter, message: T): BinaryWriter;
}

/** How a field is read and written. */
export interface Field<T> {
  /** The value if the message does not have the field. */
  initial(): T;
  /** One way to read it, or several for a `oneof`. */
  readonly parts: readonly Part<T>[];
  /** Whether the field is omitted. */
  isOmitted(value: T): boolean;
  write(writer: BinaryWriter, value: T): void;
}

/** How a field is read from one number. */
export interface Part<T> {
  readonly number: number;
  readonly wireType: WireType;
  /** Reads the field, and returns its new value. */
  read(reader: BinaryReader, value: T): T;
}

/** A field for each property of a message. */
export type Fields<T> = { readonly [Name in keyof T]-?: Field<T[Name]> };

/**
 * Defines a message type.
 *
 * @param defineFields Returns the fields, in the order to write them. It is called when the type is used first, so that
 *   types may contain each other, and a process pays only for those that it uses.
 */
export function defineMessage<T extends object>(
  defineFields: () => Fields<T>,
): MessageType<T> {
  let fields: Fields<T> | undefined;
  let names: readonly (keyof T)[] = [];
  const prepare = (): Fields<T> => {
    if (fields === undefined) {
      fields = defineFields();
      names = Object.keys(fields) as (keyof T)[];
    }
    return fields;
  };

  function read(reader: BinaryReader, end: number): T {
    const fields = prepare();
    const message = Object.fromEntries(
      names.map((name) => [name, fields[name].initial()]),
    ) as T;
    while (reader.pos < end) {
      const [number, wireType] = reader.tag();
      const readField = (name: keyof T): boolean => {
        const part = fields[name].parts.find(
          (part) => part.number === number && part.wireType === wireType,
        );
        if (part !== undefined)
          message[name] = part.read(reader, message[name]);
        return part !== undefined;
      };
      if (!names.some(readField)) reader.skip(wireType, number);
    }
    return message;
  }

  function write(writer: BinaryWriter, message: T): BinaryWriter {
    const fields = prepare();
    for (const name of names)
      if (!fields[name].isOmitted(message[name]))
        fields[name].write(writer, message[name]);
    return writer;
  }

  return {
    read,
    write,
    decode: (bytes) => read(new BinaryReader(bytes), bytes.byteLength),
    encode: (message) => write(new BinaryWriter(), message).finish(),
  };
}
