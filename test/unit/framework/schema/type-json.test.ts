import { expect, test } from "@jest/globals";
import { typeJson } from "../../../../src/framework/schema/type-json";
import { types } from "../../../../src/framework/schema/types";
import type { Type } from "../../../../src/framework/schema/types";

test.each<[Type, unknown]>([
  [types.string, "string"],
  [types.bool, "bool"],
  [types.number, "number"],
  [types.list(types.string), ["list", "string"]],
  [types.set(types.map(types.bool)), ["set", ["map", "bool"]]],
  [
    types.object({ a: types.number, b: types.list(types.object({})) }),
    ["object", { a: "number", b: ["list", ["object", {}]] }],
  ],
])("a type is written as Terraform writes types: %#", (type, json) => {
  expect(typeJson(type)).toEqual(json);
});
