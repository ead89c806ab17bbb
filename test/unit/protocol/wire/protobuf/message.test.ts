import { describe, expect, test } from "@jest/globals";
import {
  createFileRegistry,
  fromBinary,
  fromJson,
  toBinary,
  toJson,
  type JsonValue,
} from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { anyText } from "../../../../support/any-text";
import fc from "../../../../support/fast-check";
import {
  bool,
  bytes,
  enumeration,
  int64,
  map,
  nested,
  oneOf,
  repeated,
  string,
} from "../../../../../src/protocol/wire/protobuf/fields";
import {
  defineMessage,
  type MessageType,
} from "../../../../../src/protocol/wire/protobuf/message";

const Colour = { NONE: 0, RED: 1, BLUE: 2 } as const;

interface Inner {
  name: string;
}

const Inner: MessageType<Inner> = defineMessage(() => ({ name: string(1) }));

interface Outer {
  name: string;
  raw: Uint8Array;
  isSet: boolean;
  count: number;
  colour: 0 | 1 | 2;
  inner?: Inner | undefined;
  inners: Inner[];
  byKey: Record<string, Inner>;
  choice?:
    | { $case: "text"; value: string }
    | { $case: "index"; value: number }
    | { $case: "one"; value: Inner }
    | undefined;
  itself?: Outer | undefined;
}

const Outer: MessageType<Outer> = defineMessage(() => ({
  name: string(1),
  raw: bytes(2),
  isSet: bool(3),
  count: int64(4),
  colour: enumeration(5, Colour, 0),
  inner: nested(6, Inner),
  inners: repeated(7, Inner),
  byKey: map(8, Inner),
  choice: oneOf({ text: string(9), index: int64(10), one: nested(11, Inner) }),
  itself: nested(200, Outer),
}));

const empty: Outer = {
  name: "",
  raw: new Uint8Array(0),
  isSet: false,
  count: 0,
  colour: 0,
  inner: undefined,
  inners: [],
  byKey: {},
  choice: undefined,
  itself: undefined,
};

const field = (
  name: string,
  number: number,
  type: string,
  more: Record<string, JsonValue> = {},
) => ({
  name,
  jsonName: name,
  number,
  type: `TYPE_${type}`,
  label: "LABEL_OPTIONAL",
  ...more,
});

/** The same types, for the library. */
const library = createFileRegistry(
  fromJson(FileDescriptorSetSchema, {
    file: [
      {
        name: "test.proto",
        syntax: "proto3",
        enumType: [
          {
            name: "Colour",
            value: Object.entries(Colour).map(([name, number]) => ({
              name,
              number,
            })),
          },
        ],
        messageType: [
          { name: "Inner", field: [field("name", 1, "STRING")] },
          {
            name: "Outer",
            field: [
              field("name", 1, "STRING"),
              field("raw", 2, "BYTES"),
              field("isSet", 3, "BOOL"),
              field("count", 4, "INT64"),
              field("colour", 5, "ENUM", { typeName: ".Colour" }),
              field("inner", 6, "MESSAGE", { typeName: ".Inner" }),
              field("inners", 7, "MESSAGE", {
                typeName: ".Inner",
                label: "LABEL_REPEATED",
              }),
              field("byKey", 8, "MESSAGE", {
                typeName: ".Outer.ByKeyEntry",
                label: "LABEL_REPEATED",
              }),
              field("text", 9, "STRING", { oneofIndex: 0 }),
              field("index", 10, "INT64", { oneofIndex: 0 }),
              field("one", 11, "MESSAGE", {
                typeName: ".Inner",
                oneofIndex: 0,
              }),
              field("itself", 200, "MESSAGE", { typeName: ".Outer" }),
            ],
            nestedType: [
              {
                name: "ByKeyEntry",
                field: [
                  field("key", 1, "STRING"),
                  field("value", 2, "MESSAGE", { typeName: ".Inner" }),
                ],
                options: { mapEntry: true },
              },
            ],
            oneofDecl: [{ name: "choice" }],
          },
        ],
      },
    ],
  }),
);

const outerOfLibrary = library.getMessage("Outer");
if (outerOfLibrary === undefined) throw new Error("The library has no Outer.");
const descriptor = outerOfLibrary;

/** The first bytes of a number with many bits. */
const ones = (length: number) => Array<number>(length).fill(255);

describe("a message", () => {
  test.each<[string, Partial<Outer>, JsonValue]>([
    ["nothing", {}, {}],
    ["a text", { name: "Ä🙂" }, { name: "Ä🙂" }],
    ["bytes", { raw: Uint8Array.of(0, 255) }, { raw: "AP8=" }],
    ["a truth value", { isSet: true }, { isSet: true }],
    ["a number", { count: 2 ** 53 - 1 }, { count: "9007199254740991" }],
    ["a number of two bytes", { count: 128 }, { count: "128" }],
    ["a negative number", { count: -1 }, { count: "-1" }],
    ["one of several numbers", { colour: 2 }, { colour: "BLUE" }],
    ["an empty message", { inner: { name: "" } }, { inner: {} }],
    ["a message", { inner: { name: "a" } }, { inner: { name: "a" } }],
    [
      "messages",
      { inners: [{ name: "a" }, { name: "" }] },
      { inners: [{ name: "a" }, {}] },
    ],
    [
      "a map",
      { byKey: { a: { name: "b" }, "": { name: "" } } },
      { byKey: { a: { name: "b" }, "": {} } },
    ],
    [
      "a case with an initial value",
      { choice: { $case: "index", value: 0 } },
      { index: "0" },
    ],
    [
      "an empty text as a case",
      { choice: { $case: "text", value: "" } },
      { text: "" },
    ],
    [
      "a message as a case",
      { choice: { $case: "one", value: { name: "" } } },
      { one: {} },
    ],
    [
      "a message of the same type",
      { itself: { ...empty, name: "a" } },
      { itself: { name: "a" } },
    ],
  ])("with %s is the same for a library", (_, part, json) => {
    const message = { ...empty, ...part };
    const wire = Outer.encode(message);
    expect(toJson(descriptor, fromBinary(descriptor, wire))).toEqual(json);
    const theirs = toBinary(descriptor, fromJson(descriptor, json));
    expect(Outer.decode(theirs)).toEqual(message);
  });

  test("has the key __proto__ like any other", () => {
    const wire = toBinary(
      descriptor,
      fromJson(descriptor, { byKey: { ["__proto__"]: {} } }),
    );
    const { byKey } = Outer.decode(wire);
    expect(Object.entries(byKey)).toEqual([["__proto__", { name: "" }]]);
    expect(Outer.encode({ ...empty, byKey })).toEqual(wire);
  });

  test("skips fields that it does not have, and fields of another wire type", () => {
    const Other = defineMessage<{
      name: number;
      more: string;
      raw: Uint8Array;
    }>(() => ({ name: int64(1), more: string(100), raw: bytes(2) }));
    const wire = Other.encode({
      name: 5,
      more: "x",
      raw: Uint8Array.of(1),
    });
    expect(Outer.decode(wire)).toEqual({ ...empty, raw: Uint8Array.of(1) });
  });

  test("skips unknown fields of 4 and of 8 bytes", () => {
    const fixed32 = [0xa5, 0x06, 1, 2, 3, 4];
    const fixed64 = [0xa1, 0x06, 1, 2, 3, 4, 5, 6, 7, 8];
    const wire = Uint8Array.from([...fixed32, ...fixed64, 0x0a, 1, 0x61]);
    expect(Outer.decode(wire)).toEqual({ ...empty, name: "a" });
  });

  test("of any size is the same for a library", () => {
    fc.assert(
      fc.property(
        fc.array(anyText({ maxLength: 300 })),
        fc.maxSafeInteger(),
        (names, count) => {
          const inners = names.map((name) => ({ name }));
          const json = { inners, count: String(count) };
          const wire = Outer.encode({ inners, count });
          expect(wire).toEqual(
            toBinary(descriptor, fromJson(descriptor, json)),
          );
          expect(Outer.decode(wire)).toEqual({ ...empty, inners, count });
        },
      ),
    );
  });

  test("reads an unknown one of several numbers as the initial one", () => {
    expect(Outer.decode(Uint8Array.of(0x28, 9)).colour).toBe(0);
  });

  test.each<[string, number[], string]>([
    ["ends early", [0x0a, 5, 0x61], "ends early"],
    [
      "contains a message that ends early",
      [0x32, 9, 0x0a, 1, 0x61],
      "ends early",
    ],
    ["announces less than nothing", [0x0a, ...ones(9), 1], "ends early"],
    ["has a number that is too large", [0x20, ...ones(7), 0x7f], "too large"],
    [
      "has a number of more than 64 bits",
      [0x20, ...ones(10), 1],
      "more than 64 bits",
    ],
    ["has a field number of 0", [0x02, 0], "no number"],
    ["has a group, which proto3 does not", [0x83, 0x06], "no wire type 3"],
  ])("is rejected if it %s", (_, wire, message) => {
    expect(() => Outer.decode(Uint8Array.from(wire))).toThrow(message);
  });
});
