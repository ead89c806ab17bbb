import { expect, test } from "@jest/globals";
import { countCharacters, firstCharacters } from "../../../src/text/characters";

const texts = [
  "",
  "abc",
  "a👍b",
  "👍👍",
  "👍".repeat(500),
  "a\ud83d",
  "\udc4da",
];

test.each(texts)("counts the code points of %j", (text) => {
  expect(countCharacters(text)).toBe(Array.from(text).length);
});

test.each(texts)("cuts %j between code points", (text) => {
  for (const count of [0, 1, 2, 3])
    expect(firstCharacters(text, count)).toBe(
      Array.from(text).slice(0, count).join(""),
    );
});
