import { expect, test } from "@jest/globals";
import { decodeFile } from "../../../../../src/constructs/fleet/formats/decode-file";

const text = "key,name\nharbour,Harbour\nst-anne,St. Anne’s Clinic\n";

test("a byte order mark is removed", () => {
  expect(decodeFile("a.csv", Buffer.from(`\uFEFF${text}`))).toBe(text);
});

test.each([
  ["a.csv", text],
  ["b.csv", text.trimEnd()],
])(
  "an encoding other than UTF-8 is an error with the first such line of %s, and the fix",
  (file, given) => {
    const windows1252 = Uint8Array.from(given, (character) =>
      character === "’" ? 0x92 : character.charCodeAt(0),
    );
    expect(() => decodeFile(file, windows1252)).toThrow(
      `${file}:3: The file must be UTF-8, and a character of this line is not: st-anne,St. Anne\ufffds Clinic
Save the file as UTF-8 (in Excel: "CSV UTF-8"), or convert it: iconv -f WINDOWS-1252 -t UTF-8 ${file}`,
    );
  },
);

test.each([
  ["with a byte order mark", "\uFEFFkey,name\n"],
  ["without one", "key,name\n"],
])("UTF-16 %s is an error", (_, given) => {
  expect(() => decodeFile("a.csv", Buffer.from(given, "utf16le"))).toThrow(
    /^a\.csv:1: The file must be UTF-8; received UTF-16 or data that is not text\. .* iconv -f UTF-16/,
  );
});
