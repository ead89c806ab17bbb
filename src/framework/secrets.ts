import { createRedact, type Redact } from "../text/redact";

/** Values that users must never see. Every diagnostic and log line passes through {@link redact}. */
export class Secrets {
  readonly #values = new Set<string>();
  #redact: Redact | undefined;

  /** Registers a secret. Values shorter than four characters are not treated as secrets. */
  add(value: string): void {
    if (this.#values.has(value)) return;
    this.#values.add(value);
    this.#redact = undefined;
  }

  /** Replaces each secret in a text with a placeholder. */
  redact(text: string): string {
    this.#redact ??= createRedact([...this.#values]);
    return this.#redact(text);
  }
}
