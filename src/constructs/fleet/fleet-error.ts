import type { PropsProblem } from "../props-error";

/** One field of a fleet's data that has a value which is not allowed. */
export interface FleetProblem extends PropsProblem {
  /** The file and the line, `customers.yaml:12`; or the place in the list, `customers[3]`. */
  readonly location: string;
}

/** Thrown when a fleet's data cannot be used. Names all that is wrong with it, and where. */
export class FleetError extends Error {
  /** Empty where the data could not be read at all; the message says why. */
  readonly problems: readonly FleetProblem[];

  constructor(
    message: string,
    problems: readonly FleetProblem[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "FleetError";
    this.problems = problems;
  }

  /** Makes an error of problems, a line each. */
  static of(problems: readonly FleetProblem[]): FleetError {
    const lines = problems.map(
      ({ location, prop, expected, received }) =>
        `${location}: ${prop} must be ${expected}; received ${received}.`,
    );
    return new FleetError(lines.join("\n"), problems);
  }
}
