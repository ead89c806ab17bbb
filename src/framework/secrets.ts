const minSecretLength = 4;

const placeholder = "(sensitive)";

/** Texts that must never be shown. Every diagnostic and log line passes through {@link redact}. */
export class Secrets {
  readonly #values = new Set<string>();
  #pattern: RegExp | undefined;

  /**
   * Remembers a secret, also as it stands in quotation marks. A text of less than four characters is
   * none: it is a flag or a number, and stands in half of all texts by chance.
   */
  add(value: string): void {
    if (value.length < minSecretLength || this.#values.has(value)) return;
    this.#values.add(value);
    this.#values.add(JSON.stringify(value).slice(1, -1));
    this.#pattern = patternOf([...this.#values]);
  }

  /** The text, with each secret replaced. */
  redact(text: string): string {
    return this.#pattern === undefined
      ? text
      : text.replace(this.#pattern, placeholder);
  }
}

function patternOf(values: readonly string[]): RegExp {
  return new RegExp(
    values
      // The longest first: a secret may be a part of another.
      .toSorted((a, b) => b.length - a.length)
      .map((value) => value.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
      .join("|"),
    "g",
  );
}
