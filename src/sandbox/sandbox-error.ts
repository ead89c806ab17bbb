/** A sandbox cannot start or save. The message says what to do about it. */
export class SandboxError extends Error {
  override readonly name = "SandboxError";
}
