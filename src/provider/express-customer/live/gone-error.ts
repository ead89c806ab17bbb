/** A customer that existed during the plan no longer exists. */
export class GoneError extends Error {
  override readonly name = "GoneError";

  constructor(id: string) {
    super(
      `The customer ${id} no longer exists. Plan again: the plan removes it from the state, and creates a new customer if it is still declared.`,
    );
  }
}
