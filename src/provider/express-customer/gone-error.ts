/** A customer that the plan has seen no longer exists. */
export class GoneError extends Error {
  override readonly name = "GoneError";

  constructor(id: string) {
    super(
      `The customer ${id} no longer exists. Plan again: the plan drops it from the state, and creates it anew if it is still declared.`,
    );
  }
}
