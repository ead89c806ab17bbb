/** One prop of a construct that has a value which is not allowed. */
export interface PropsProblem {
  /** The prop, or an entry of it: `metadata["region"]`. */
  readonly prop: string;
  /** The value, described. */
  readonly received: string;
  readonly expected: string;
}

/** Thrown by a construct's constructor when props have values that are not allowed. Names them all. */
export class PropsError extends Error {
  readonly constructPath: string;
  readonly problems: readonly PropsProblem[];

  constructor(constructPath: string, problems: readonly PropsProblem[]) {
    super(
      problems
        .map(
          ({ prop, received, expected }) =>
            `${constructPath}: ${prop} must be ${expected}; received ${received}.`,
        )
        .join("\n"),
    );
    this.name = "PropsError";
    this.constructPath = constructPath;
    this.problems = problems;
  }
}

const maxQuotedLength = 80;

/** Describes a value that was received: a text in quotes and cut short, or what kind of thing it is. */
export function describeReceived(value: unknown): string {
  if (typeof value === "object" && value !== null)
    return Array.isArray(value) ? "a list" : "an object";
  if (typeof value !== "string") return String(value);
  const length = Array.from(value).length;
  return length <= maxQuotedLength
    ? JSON.stringify(value)
    : `${JSON.stringify(value.slice(0, maxQuotedLength))}… (${length} characters)`;
}
