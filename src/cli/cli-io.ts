/** All that the commands touch of the process that runs them. */
export interface CliIo {
  /** Writes results. Text ends with a newline where a line ends. */
  readonly stdout: (text: string) => void;
  /** Writes progress, logs and errors. */
  readonly stderr: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborts when the user asks to stop. */
  readonly signal: AbortSignal;
}
