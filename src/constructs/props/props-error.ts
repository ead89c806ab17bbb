/** An invalid prop of a construct. */
export interface PropsProblem {
  /** The prop, or an entry of it: `metadata["region"]`. */
  readonly prop: string;
  /** A description of the value. */
  readonly received: string;
  /** What is allowed. */
  readonly expected: string;
  /** A similar name that is allowed, if there is one. */
  readonly suggestion?: string | undefined;
}

/** A construct has invalid props. Its message has a line for each of them. */
export class PropsError extends Error {
  /** The path of the construct in its app: `stack/lakeside`. */
  readonly constructPath: string;
  /** All that is wrong, in the order of the props. */
  readonly problems: readonly PropsProblem[];

  constructor(constructPath: string, problems: readonly PropsProblem[]) {
    super(
      problems
        .map((problem) => formatProblem(constructPath, problem))
        .join("\n"),
    );
    this.name = "PropsError";
    this.constructPath = constructPath;
    this.problems = problems;
  }
}

/** One line for a problem: `stack/a: name must be a string; received 7.` */
export function formatProblem(
  location: string,
  { prop, expected, received, suggestion }: PropsProblem,
): string {
  const hint =
    suggestion === undefined
      ? ""
      : ` Did you mean ${JSON.stringify(suggestion)}?`;
  return `${location}: ${prop} must be ${expected}; received ${received}.${hint}`;
}
