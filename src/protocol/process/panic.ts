import { writeStderr } from "./stderr";

const panicExitCode = 2;

/**
 * Ends the process on an uncaught error. The message begins like a Go panic, so that Terraform shows the provider's
 * standard error to the user.
 */
export function exitOnPanic(redact: (text: string) => string): void {
  const exit = (error: unknown): never => {
    writeStderr(redact(formatPanic(error)));
    process.exit(panicExitCode);
  };
  process.on("uncaughtException", exit);
  // For Node.js, this is an uncaught exception too. Bun would print it itself, with the secrets in it.
  process.on("unhandledRejection", exit);
}

/** The message for an uncaught error, which may be any value. */
export function formatPanic(error: unknown): string {
  const text = error instanceof Error ? error.stack : undefined;
  return `panic: ${text ?? String(error)}\n`;
}
