/** A failure that a command expects. Users see its message without a stack trace. */
export class CliError extends Error {
  override readonly name = "CliError";
}

/** A result that must fail the pipeline, although the command itself succeeded. */
export class CliFinding extends Error {
  override readonly name = "CliFinding";
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}
