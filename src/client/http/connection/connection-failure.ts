import * as z from "zod/mini";

/** There was no connection when the request failed, so nothing was sent. */
export class NotConnectedError extends Error {
  override readonly name = "NotConnectedError";

  constructor(cause: Error) {
    super("", { cause });
  }
}

/** What is known about a connection that failed. */
export interface ConnectionFailure {
  /** The messages of the error and its causes, outermost first. */
  readonly description: string;
  /** Whether it is certain that the request was not sent as a whole, so that the API cannot have carried it out. */
  readonly isBeforeSending: boolean;
}

/** An error is read by its shape, not its class: it may come from another realm or from a replaced `send`. */
const errorSchema = z.object({
  message: z.string(),
  syscall: z.catch(z.optional(z.string()), undefined),
  cause: z.optional(z.unknown()),
  errors: z.catch(z.optional(z.array(z.unknown())), undefined),
});

/** A `send` may wrap a cause once. More levels come from other code, and might even be circular. */
const maxDepth = 5;

/** Reads why a request got no response. */
export function readConnectionFailure(thrown: unknown): ConnectionFailure {
  const errors = unwrap(thrown, maxDepth);
  const messages = errors.map(({ message }) => message).filter(Boolean);
  return {
    description: [...new Set(messages)].join(": "),
    isBeforeSending:
      thrown instanceof NotConnectedError ||
      // The operating system did not accept the whole request, as on an idle connection that the API has closed.
      errors.every(
        ({ isInnermost, syscall }) => !isInnermost || syscall === "write",
      ),
  };
}

interface Unwrapped {
  readonly message: string;
  readonly syscall?: string | undefined;
  /** Whether it has no cause that is read. */
  readonly isInnermost: boolean;
}

/** An error and its causes, outermost first. */
function unwrap(thrown: unknown, depth: number): readonly Unwrapped[] {
  const parsed = errorSchema.safeParse(thrown);
  if (!parsed.success) return [{ message: String(thrown), isInnermost: true }];
  const { message, syscall, cause } = parsed.data;
  // Several addresses of one host were tried: an AggregateError, whose own message is empty.
  const causes = parsed.data.errors ?? (cause === undefined ? [] : [cause]);
  const isInnermost = causes.length === 0 || depth === 0;
  return [
    { message, syscall, isInnermost },
    ...(isInnermost ? [] : causes.flatMap((inner) => unwrap(inner, depth - 1))),
  ];
}
