import type { CallContext } from "./call-context";
import type { AttributePath } from "./attribute-path";

/**
 * An expected failure: throw it from any handler, and Terraform shows it to its user as an error.
 *
 * A create or an update that has reached a state must return it instead, and add the error to the
 * diagnostics. Otherwise Terraform keeps the state from before.
 *
 * @example
 * throw new Failure(
 *   "No such customer",
 *   `There is no customer ${id}. Check the id.`,
 *   pathTo("id"),
 * );
 */
export class Failure extends Error {
  override readonly name = "Failure";
  /** A short title, without a full stop. */
  readonly summary: string;
  /** What failed, the value received, what is allowed, what to do next. */
  readonly detail: string;
  /** The attribute that it is about, if it is about one. */
  readonly path: AttributePath | undefined;

  /**
   * @param summary a short title, without a full stop
   * @param detail what failed, the value received, what is allowed, what to do next
   * @param path the attribute that it is about. @default the whole block
   * @param options its `cause` appears in the log
   */
  constructor(
    summary: string,
    detail: string,
    path?: AttributePath,
    options?: { readonly cause?: unknown },
  ) {
    super(`${summary}: ${detail}`, options);
    this.summary = summary;
    this.detail = detail;
    this.path = path;
  }
}

/**
 * Adds what a handler threw to the diagnostics: a {@link Failure} as it is; anything else is a bug in
 * the provider, and is reported as one.
 */
export function reportError(
  error: unknown,
  { diagnostics, logger }: Pick<CallContext, "diagnostics" | "logger">,
): void {
  if (error instanceof Failure) {
    logger.error(error.summary, { error: error.cause ?? error });
    diagnostics.error(error.summary, error.detail, error.path);
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  logger.error("A call failed unexpectedly", { error });
  diagnostics.error(
    "The provider failed unexpectedly",
    `${message}\n\nThis is a bug in the provider. Please report it, with the log that TF_LOG=DEBUG gives.`,
  );
}
