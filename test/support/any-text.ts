import * as fc from "./fast-check";

/** Any character, but no half of a surrogate pair. */
const anyCharacter = fc
  .oneof(fc.nat(0xd7ff), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map(
    (code) => String.fromCodePoint(code),
    (character) =>
      typeof character === "string" ? (character.codePointAt(0) ?? -1) : -1,
  );

/** Any text, like `fc.string({ unit: "binary" })`, which takes a second to prepare its table of characters. */
export const anyText = (
  constraints: Pick<fc.StringSharedConstraints, "minLength" | "maxLength"> = {},
): fc.Arbitrary<string> => fc.string({ ...constraints, unit: anyCharacter });
