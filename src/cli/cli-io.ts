/** The only parts of the process that commands use. */
export interface CliIo {
  /** Writes results. A complete line ends with a newline. */
  readonly stdout: (text: string) => void;
  /** Writes progress, logs and errors. */
  readonly stderr: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborts if the user stops the command. */
  readonly signal: AbortSignal;
}
