/** A failure that a command expects. People see its message, and no stack. */
export class CliError extends Error {
  override readonly name = "CliError";
}

/** What a command found, if that must fail the pipeline that runs it. It is not an error: the command did its work. */
export class CliFinding extends Error {
  override readonly name = "CliFinding";
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}
