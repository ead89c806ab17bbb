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
