import { Refusal } from "./refusal";

/** Creates the opaque cursor of a position in the list. */
export function encodeCursor(position: number): string {
  return Buffer.from(`after:${position}`).toString("base64url");
}

/**
 * Reads a cursor.
 *
 * @throws {Refusal} for a cursor that this server did not create
 */
export function decodeCursor(cursor: string): number {
  const [, position] =
    /^after:(\d{1,9})$/.exec(
      Buffer.from(cursor, "base64url").toString("latin1"),
    ) ?? [];
  if (position === undefined)
    throw new Refusal("malformed", "cursor: not the cursor of a page.");
  return Number(position);
}
