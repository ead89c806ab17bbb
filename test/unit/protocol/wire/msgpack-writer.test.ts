import { describe, expect, test } from "@jest/globals";
import { decode, ExtData } from "@msgpack/msgpack";
import fc from "../../../support/fast-check";
import { MsgpackWriter } from "../../../../src/protocol/wire/msgpack-writer";
import { anyText } from "../../../support/any-text";

function written(write: (writer: MsgpackWriter) => void): Uint8Array {
  const writer = new MsgpackWriter();
  write(writer);
  return writer.bytes;
}

const hexOf = (write: (writer: MsgpackWriter) => void) =>
  Buffer.from(written(write)).toString("hex");

describe("the library reads what the writer wrote", () => {
  test("null and booleans", () => {
    expect(
      decode(
        written((writer) => {
          writer.null();
        }),
      ),
    ).toBeNull();
    expect(
      decode(
        written((writer) => {
          writer.boolean(true);
        }),
      ),
    ).toBe(true);
    expect(
      decode(
        written((writer) => {
          writer.boolean(false);
        }),
      ),
    ).toBe(false);
  });

  test("any text", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(
          decode(
            written((writer) => {
              writer.text(text);
            }),
          ),
        ).toBe(text);
      }),
    );
  });

  test.each([0, 15, 16, 31, 32, 255, 256, 65_535, 65_536])(
    "a text, an array and a map of %i",
    (length) => {
      const text = "x".repeat(length);
      expect(
        decode(
          written((writer) => {
            writer.text(text);
          }),
        ),
      ).toBe(text);

      const array = written((writer) => {
        writer.array(length);
        for (let index = 0; index < length; index += 1) writer.null();
      });
      expect(decode(array)).toEqual(Array<null>(length).fill(null));

      const map = written((writer) => {
        writer.map(length);
        for (let index = 0; index < length; index += 1) {
          writer.text(String(index));
          writer.null();
        }
      });
      expect(Object.keys(decode(map) as object)).toHaveLength(length);
    },
  );

  test("an unknown value, which is an extension", () => {
    expect(
      decode(
        written((writer) => {
          writer.unknown();
        }),
      ),
    ).toEqual(new ExtData(0, new Uint8Array(1)));
  });
});

test.each([
  ["a text", 31, "bf"],
  ["a text", 32, "d920"],
  ["a text", 256, "da0100"],
  ["a text", 65_536, "db00010000"],
])("%s of %i has the shortest head, %s", (_what, length, head) => {
  expect(
    hexOf((writer) => {
      writer.text("x".repeat(length));
    }),
  ).toBe(head + "78".repeat(length));
});

test.each([
  [15, "9f", "8f"],
  [16, "dc0010", "de0010"],
  [65_536, "dd00010000", "df00010000"],
])("an array and a map of %i have the shortest head", (length, array, map) => {
  expect(
    hexOf((writer) => {
      writer.array(length);
    }),
  ).toBe(array);
  expect(
    hexOf((writer) => {
      writer.map(length);
    }),
  ).toBe(map);
});

test("an unpaired surrogate is written as U+FFFD", () => {
  expect(
    hexOf((writer) => {
      writer.text("a\ud83d");
    }),
  ).toBe("a461efbfbd");
});
