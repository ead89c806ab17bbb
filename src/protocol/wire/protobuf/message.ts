// Messages of protobuf, read and written by a table of their fields. Code for each field of each message would be a
// fifth of the provider's script.

import { ProtobufReader } from "./reader";
import { ProtobufWriter } from "./writer";

/** A message type. */
export interface MessageType<T> {
  /** Skips unknown fields. @throws {RangeError} if the bytes are not a message of this type */
  decode(bytes: Uint8Array): T;
  /** A missing property is omitted. */
  encode(message: Partial<T>): Uint8Array;
}

/** How a field is read and written. */
export interface Field<T> {
  /** The value if the message does not have the field. */
  initial(): T;
  /** What its values begin with: one tag, or several for a `oneof`. */
  readonly tags: readonly number[];
  /** Reads what follows a tag, and returns the field's new value. */
  read(reader: ProtobufReader, value: T, tag: number): T;
  /** Whether a value is omitted, as undefined always is. */
  isOmitted(value: T): boolean;
  write(writer: ProtobufWriter, value: NonNullable<T>): void;
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
  let defined: Fields<T> | undefined;
  const fieldsOf = (): Fields<T> => (defined ??= defineFields());
  const namesOf = (fields: Fields<T>) => Object.keys(fields) as (keyof T)[];
  return {
    decode(bytes) {
      const fields = fieldsOf();
      const names = namesOf(fields);
      const message = Object.fromEntries(
        names.map((name) => [name, fields[name].initial()]),
      ) as T;
      const reader = new ProtobufReader(bytes);
      while (!reader.isAtEnd) {
        const tag = reader.tag();
        const name = names.find((name) => fields[name].tags.includes(tag));
        if (name === undefined) reader.skip(tag);
        else message[name] = fields[name].read(reader, message[name], tag);
      }
      return message;
    },
    encode(message) {
      const fields = fieldsOf();
      const writer = new ProtobufWriter();
      for (const name of namesOf(fields)) {
        const value = message[name];
        if (value !== undefined && value !== null)
          if (!fields[name].isOmitted(value)) fields[name].write(writer, value);
      }
      return writer.bytes;
    },
  };
}
