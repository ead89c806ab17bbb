/** A sandbox that cannot start or save: the message says what to do about it. */
export class SandboxError extends Error {
  override readonly name = "SandboxError";
}
