import { formatProblem, type PropsProblem } from "../props/props-error";

/** An invalid field of a fleet's data. */
export interface FleetProblem extends PropsProblem {
  /** The file and the line, `customers.yaml:12`, or the place in the list, `customers[3]`. */
  readonly location: string;
}

/** A fleet's data is invalid. Names all problems and their places. */
export class FleetError extends Error {
  /** Empty if the data could not be read. The message says why. */
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
