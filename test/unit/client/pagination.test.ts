import { describe, expect, test } from "@jest/globals";
import { paginate, type Page } from "../../../src/client/pagination";

interface Read {
  readonly items: string[];
  readonly cursors: (string | undefined)[];
}

/** Reads the given pages: the cursor of a page says which one is next. */
async function read(
  pages: readonly Page<string>[],
): Promise<Read & { readonly error: unknown }> {
  const cursors: (string | undefined)[] = [];
  const items: string[] = [];
  const list = paginate({
    readPage: (cursor) => {
      cursors.push(cursor);
      const page = pages[cursors.length - 1];
      return page === undefined
        ? Promise.reject(new Error("read beyond the end"))
        : Promise.resolve(page);
    },
    idOf: (item) => item,
  });
  try {
    for await (const page of list) items.push(...page);
    return { items, cursors, error: undefined };
  } catch (error) {
    return { items, cursors, error };
  }
}

describe("paginate", () => {
  test.each<[string, Page<string>]>([
    ["hasMore: false", { items: ["c"], hasMore: false, cursor: "3" }],
    ["an empty page", { items: [], hasMore: true, cursor: "3" }],
    ["no cursor", { items: ["c"], hasMore: true }],
    ["a null cursor", { items: ["c"], hasMore: true, cursor: null }],
    ["an empty cursor", { items: ["c"], hasMore: true, cursor: "" }],
  ])("ends at %s", async (_end, last) => {
    const { items, cursors, error } = await read([
      { items: ["a"], hasMore: true, cursor: "1" },
      { items: ["b"], hasMore: true, cursor: "2" },
      last,
    ]);
    expect(error).toBeUndefined();
    expect(items).toEqual(["a", "b", ...last.items]);
    expect(cursors).toEqual([undefined, "1", "2"]);
  });

  test("yields each item once, even if the pages shift", async () => {
    const { items } = await read([
      { items: ["a", "b", "a"], hasMore: true, cursor: "1" },
      { items: ["b", "c"], hasMore: true, cursor: "2" },
      { items: ["b", "c"], hasMore: true, cursor: "3" },
      { items: ["d"], hasMore: false },
    ]);
    expect(items).toEqual(["a", "b", "c", "d"]);
  });

  test.each([
    ["the same cursor again", ["1", "1"], "page 2"],
    ["an earlier cursor again", ["1", "2", "1"], "page 3"],
  ])("rejects %s", async (_case, cursors, page) => {
    const { items, error } = await read(
      cursors.map((cursor, index) => ({
        items: [`item ${index}`],
        hasMore: true,
        cursor,
      })),
    );
    expect(error).toMatchObject({
      name: "PaginationError",
      message: expect.stringContaining(page),
    });
    expect(items).toHaveLength(cursors.length);
  });

  test("gives up on a list that goes on without anything new", async () => {
    const { cursors, error } = await read(
      Array.from({ length: 100 }, (_, index) => ({
        items: ["a"],
        hasMore: true,
        cursor: String(index),
      })),
    );
    expect(error).toMatchObject({ name: "PaginationError" });
    expect(cursors).toHaveLength(11);
  });

  test("reads no page before the caller asks for it", async () => {
    const read: (string | undefined)[] = [];
    const pages = paginate({
      readPage: (cursor) => {
        read.push(cursor);
        return Promise.resolve({
          items: [String(read.length)],
          hasMore: true,
          cursor: String(read.length),
        });
      },
      idOf: (item) => item,
    });
    expect(read).toEqual([]);
    for await (const page of pages) if (page.includes("2")) break;
    expect(read).toEqual([undefined, "1"]);
  });
});
