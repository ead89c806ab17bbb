/** A failure that the command line expects: its message is all that people see of it. */
export class CliError extends Error {
  override readonly name = "CliError";
  /** What the process exits with. */
  readonly exitCode: number;

  /** @param options `exitCode`: 1 unless given */
  constructor(
    message: string,
    { exitCode = 1, ...options }: ErrorOptions & { exitCode?: number } = {},
  ) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
