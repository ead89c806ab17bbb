import { expect, test } from "@jest/globals";
import * as z from "zod/mini";
import { formatProblems, parseShape } from "../../../src/text/problems";

const schema = z.strictObject({
  name: z.string().check(z.minLength(2), z.maxLength(3)),
  shape: z.optional(
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("round") }),
      z.object({ kind: z.literal("flat") }),
    ]),
  ),
  either: z.optional(z.union([z.string(), z.number()])),
  even: z.optional(z.number().check(z.multipleOf(2), z.lte(8))),
  kind: z._default(z.enum(["a", "b"]), "a"),
  id: z.optional(z.string().check(z.regex(/^x\d+$/))),
  tags: z.optional(z.array(z.number("expected a tag"))),
});

function problemsOf(value: unknown, maxShown?: number): string {
  const result = parseShape(schema, value);
  if ("value" in result) throw new Error("the value has no problems");
  return formatProblems(
    result.problems,
    maxShown === undefined ? {} : { maxShown },
  );
}

test("returns the value that the schema makes", () => {
  expect(parseShape(schema, { name: "ab" })).toEqual({
    value: { name: "ab", kind: "a" },
  });
});

test.each<[unknown, string]>([
  [null, "expected object, received null"],
  [[], "expected object, received array"],
  [{}, "name: expected string, received nothing"],
  [{ name: "" }, "name: expected at least 2 characters"],
  [{ name: "abcd" }, "name: expected at most 3 characters"],
  [{ name: "ab", kind: "c" }, 'kind: expected "a" or "b"'],
  [{ name: "ab", kidn: "a" }, 'unknown "kidn"'],
  [
    { name: "ab", shape: { kind: "square" } },
    'shape.kind: expected "round" or "flat"',
  ],
  [{ name: "ab", either: true }, "either: expected another value"],
  [{ name: "ab", even: 3 }, "even: expected another value"],
  [{ name: "ab", even: 10 }, "even: expected at most 8"],
])("says what is wrong with %j", (value, expected) => {
  expect(problemsOf(value)).toBe(expected);
});

test("prefers the message of the schema, and says where the problem is", () => {
  expect(problemsOf({ name: "ab", tags: [1, "2"] })).toBe(
    "tags[1]: expected a tag",
  );
});

test("names the form of a text, and never the text", () => {
  expect(problemsOf({ name: "ab", id: "hunter22" })).toBe(
    "id: expected the form /^x\\d+$/",
  );
});

test("shows only some of many problems", () => {
  expect(problemsOf({ name: "ab", tags: ["", "", "", ""] }, 2)).toBe(
    "tags[0]: expected a tag; tags[1]: expected a tag; 2 more",
  );
});
