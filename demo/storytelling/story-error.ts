/** A failure of the story. Users see only its message. */
export class StoryError extends Error {
  override readonly name = "StoryError";
}

/** Ends the story unless a claim is true. */
export function verify(isSo: boolean, claim: string): void {
  if (!isSo) throw new StoryError(`This should be so, but is not: ${claim}`);
}
