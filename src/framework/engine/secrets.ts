import { createRedact, type Redact } from "../../text/redact";

/** Values that must never be shown. Every diagnostic and every log line passes through {@link redact}. */
export class Secrets {
  readonly #values = new Set<string>();
  #redact: Redact | undefined;

  /** Remembers a secret. A value shorter than four characters is not treated as one. */
  add(value: string): void {
    if (this.#values.has(value)) return;
    this.#values.add(value);
    this.#redact = undefined;
  }

  /** Replaces each secret in a text. */
  redact(text: string): string {
    this.#redact ??= createRedact([...this.#values]);
    return this.#redact(text);
  }
}
