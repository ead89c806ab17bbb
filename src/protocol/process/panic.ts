import { writeStderr } from "./stderr";

const panicExitCode = 2;

/**
 * Ends the process on an error that nobody caught. Its text begins as a panic of Go, which is what makes Terraform show
 * a provider's standard error to its user.
 */
export function exitOnPanic(redact: (text: string) => string): void {
  process.on("uncaughtException", (error) => {
    writeStderr(redact(formatPanic(error)));
    process.exit(panicExitCode);
  });
}

/** What is written about an uncaught error; anything can be thrown. */
export function formatPanic(error: unknown): string {
  const text = error instanceof Error ? error.stack : undefined;
  return `panic: ${text ?? String(error)}\n`;
}
