import { PaginationError } from "./errors";

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasMore: boolean;
  /** Where the next page begins; absent, null or empty at the end. */
  readonly cursor?: string | null | undefined;
}

/**
 * How many pages in a row may bring nothing new. One or two are normal, because pages shift while others write. A list
 * that goes on like that would never end.
 */
const maxPagesWithoutNews = 10;

/**
 * Reads a list to its end and yields, page by page, the items that no earlier page had. The list ends at
 * `hasMore: false`, an empty page, or no cursor.
 *
 * @throws {PaginationError} if a cursor is repeated, or page after page brings nothing new
 */
export async function* paginate<Item>(options: {
  readonly readPage: (cursor: string | undefined) => Promise<Page<Item>>;
  readonly idOf: (item: Item) => string;
}): AsyncGenerator<readonly Item[], void, undefined> {
  const ids = new Set<string>();
  const cursors = new Set<string>();
  let cursor: string | undefined;
  let pagesWithoutNews = 0;
  for (;;) {
    const page = await options.readPage(cursor);
    const news = page.items.filter((item) => {
      const id = options.idOf(item);
      return !ids.has(id) && ids.add(id);
    });
    yield news;
    if (!page.hasMore || page.items.length === 0 || !page.cursor) return;
    cursor = page.cursor;
    if (cursors.has(cursor))
      throw new PaginationError(
        `The list does not end: page ${cursors.size + 1} has the cursor of an earlier page.`,
      );
    cursors.add(cursor);
    pagesWithoutNews = news.length === 0 ? pagesWithoutNews + 1 : 0;
    if (pagesWithoutNews === maxPagesWithoutNews)
      throw new PaginationError(
        `The list does not end: the last ${maxPagesWithoutNews} pages, up to page ${cursors.size}, brought nothing new.`,
      );
  }
}
