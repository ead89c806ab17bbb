/** The story did not go as told: its message is all that people see of it. */
export class StoryError extends Error {
  override readonly name = "StoryError";
}

/** Ends the story unless what it tells is so. */
export function verify(isSo: boolean, claim: string): void {
  if (!isSo) throw new StoryError(`This should be so, but is not: ${claim}`);
}
