import { describe, expect, test } from "@jest/globals";
import { AttributePath, pathTo } from "../../../src/framework/attribute-path";

describe("an attribute path", () => {
  test.each([
    [AttributePath.root, ""],
    [pathTo("name"), "name"],
    [pathTo("metadata").key("owner"), 'metadata["owner"]'],
    [pathTo("metadata").key('a"b\n'), 'metadata["a\\"b\\n"]'],
    [pathTo("metadata").key(""), 'metadata[""]'],
    [pathTo("rules").index(0).attribute("port"), "rules[0].port"],
    [AttributePath.root.key("a"), '["a"]'],
    [pathTo("a").attribute("b").attribute("c"), "a.b.c"],
  ])("has Terraform's syntax: %s", (path, text) => {
    expect(path.toString()).toBe(text);
  });

  test("shows only the beginning of a long key", () => {
    expect(pathTo("metadata").key("k".repeat(100_000)).toString()).toBe(
      `metadata["${"k".repeat(80)}"…]`,
    );
  });

  test("is immutable", () => {
    const path = pathTo("rules");
    path.index(0).key("a");
    path.attribute("b");
    expect(path.steps).toEqual([{ attribute: "rules" }]);
    expect(AttributePath.root.steps).toEqual([]);
  });

  test("distinguishes an index from a key of digits", () => {
    expect(pathTo("a").key("1").index(1).steps).toEqual([
      { attribute: "a" },
      { key: "1" },
      { index: 1 },
    ]);
  });
});
