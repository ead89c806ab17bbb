import { describe, expect, test } from "@jest/globals";
import stringWidth from "string-width";
import fc from "../../../../../support/fast-check";
import {
  breakText,
  wrapCommand,
  wrapText,
} from "../../../../../../src/cli/drift/formats/table/fit-text";

describe("a text in lines", () => {
  test.each([
    ["", 10, [""]],
    ["fits", 4, ["fits"]],
    ["breaks at spaces", 10, ["breaks at", "spaces"]],
    ["  keeps its indent", 9, ["  keeps", "  its", "  indent"]],
    ["keeps  gaps within a line", 12, ["keeps  gaps", "within a", "line"]],
    [
      "breaks anextraordinary word",
      8,
      ["breaks", "anextrao", "rdinary", "word"],
    ],
    ["医院 医院医院", 5, ["医院", "医院", "医院"]],
    ["👩‍⚕️👩‍⚕️👩‍⚕️", 4, ["👩‍⚕️👩‍⚕️", "👩‍⚕️"]],
    ["e\u0301e\u0301e\u0301", 2, ["éé", "é"]],
  ])("%j, %d columns wide", (text, columns, lines) => {
    expect(wrapText(text, columns)).toEqual(lines);
  });

  const text = fc.string({ unit: "grapheme", maxLength: 90 });
  const columns = fc.integer({ min: 8, max: 30 });

  test("fits, and loses nothing but spaces", () => {
    fc.assert(
      fc.property(text, columns, (whole, most) => {
        const lines = wrapText(whole, most);
        const withoutSpaces = (some: string) => some.replaceAll(/\s/g, "");
        expect(withoutSpaces(lines.join(""))).toBe(
          withoutSpaces(whole.normalize()),
        );
        for (const line of lines)
          expect(stringWidth(line)).toBeLessThanOrEqual(most);
      }),
    );
  });

  test("fits and loses nothing at all if every column counts", () => {
    fc.assert(
      fc.property(text, columns, (whole, most) => {
        const lines = breakText(whole, most);
        expect(lines.join("")).toBe(whole);
        for (const line of lines)
          expect(stringWidth(line)).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe("a command in lines", () => {
  test.each([
    ["terraform apply", 20, ["terraform apply"]],
    [
      "terraform -chdir=infra apply",
      20,
      ["terraform \\", "-chdir=infra apply"],
    ],
    [
      String.raw`cd 'my own'\''s apps' && npx cdktf deploy b`,
      24,
      [String.raw`cd 'my own'\''s apps' \ `.trimEnd(), "&& npx cdktf deploy b"],
    ],
    ["npx aWordThatIsTooLong x", 10, ["npx \\", "aWordThatIsTooLong \\", "x"]],
    ["it's strange", 8, ["it's \\", "strange"]],
  ])(
    "is the same command for a shell: %j, %d columns wide",
    (command, columns, lines) => {
      expect(wrapCommand(command, columns)).toEqual(lines);
    },
  );
});
