import { formatProblem, type PropsProblem } from "../props-error";

/** One field of a fleet's data that has a value which is not allowed. */
export interface FleetProblem extends PropsProblem {
  /** The file and the line, `customers.yaml:12`; or the place in the list, `customers[3]`. */
  readonly location: string;
}

/** Thrown if a fleet's data cannot be used. Names all problems, and where they are. */
export class FleetError extends Error {
  /** Empty if the data could not be read at all; the message says why. */
  readonly problems: readonly FleetProblem[];

  constructor(
    message: string,
    problems: readonly FleetProblem[] = [],
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
    this.name = "FleetError";
    this.problems = problems;
  }

  /** Creates an error from problems, with a line for each. */
  static of(problems: readonly FleetProblem[]): FleetError {
    const lines = problems.map((problem) =>
      formatProblem(problem.location, problem),
    );
    return new FleetError(lines.join("\n"), problems);
  }
}
