/** The only parts of the process that commands use. */
export interface CliIo {
  /** Writes results. A complete line ends with a newline. */
  readonly stdout: (text: string) => void;
  /** Writes progress, logs and errors. */
  readonly stderr: (text: string) => void;
  /** Shows what the command waits for, until it writes something. Absent unless a person looks at a terminal. */
  readonly wait?: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborts if the user stops the command. */
  readonly signal: AbortSignal;
}

/** Reports progress that a log has too: a line, unless a person looks at a terminal. */
export function reportProgress(text: string, { wait, stderr }: CliIo): void {
  if (wait === undefined) stderr(`${text}\n`);
  else wait(text);
}
