const placeholder = "(sensitive)";

/** Texts that must never be shown. Every diagnostic and log line passes through {@link redact}. */
export class Secrets {
  readonly #values = new Set<string>();

  /** Remembers a secret. An empty text is none. */
  add(value: string): void {
    if (value !== "") this.#values.add(value);
  }

  /** The text, with each secret replaced. */
  redact(text: string): string {
    // The longest first: a secret may be a part of another.
    return [...this.#values]
      .sort((a, b) => b.length - a.length)
      .reduce(
        (redacted, secret) => redacted.replaceAll(secret, placeholder),
        text,
      );
  }
}
