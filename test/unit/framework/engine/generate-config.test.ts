import { expect, test } from "@jest/globals";
import { generateConfig } from "../../../../src/framework/engine/generate-config";
import { types } from "../../../../src/framework/schema/types";
import {
  schemaOf,
  nested,
  text,
  typed,
} from "../../../support/provider/attributes";

const schema = schemaOf({
  id: text({ computed: true }),
  name: text({ required: true }),
  size: typed(types.number, { optional: true, default: 1 }),
  note: text(),
  zone: text({ optional: true, computed: true }),
  old: text({ optional: true, deprecated: "Use note." }),
  parts: nested("list", {
    kind: text({ required: true }),
    color: text({ optional: true, default: "red" }),
  }),
});

test("a configuration has what its user has to write, and no more", () => {
  expect(
    generateConfig(schema.attributes, {
      id: "1",
      name: "a",
      size: 1,
      note: "n",
      zone: "north",
      old: "o",
      parts: [
        { kind: "x", color: "red" },
        { kind: "y", color: "blue" },
      ],
    }),
  ).toEqual({
    id: null,
    name: "a",
    size: null,
    note: "n",
    zone: null,
    old: null,
    parts: [
      { kind: "x", color: null },
      { kind: "y", color: "blue" },
    ],
  });
});

test("a value that is not the default is kept, and an absent one stays absent", () => {
  expect(
    generateConfig(schema.attributes, {
      id: "1",
      name: "a",
      size: 2,
      note: null,
      zone: null,
      old: null,
      parts: null,
    }),
  ).toMatchObject({ size: 2, note: null, parts: null });
});
