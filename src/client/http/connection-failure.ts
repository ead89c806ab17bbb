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

type ErrorFacts = z.infer<typeof errorSchema>;

/** A `send` may wrap a cause once. More levels come from other code, and might even be circular. */
const maxDepth = 5;

/** Reads why a request got no response. */
export function readConnectionFailure(thrown: unknown): ConnectionFailure {
  const { messages, leaves } = unwrap(thrown, maxDepth);
  return {
    description: [...new Set(messages)].join(": "),
    isBeforeSending:
      thrown instanceof NotConnectedError ||
      // The operating system did not accept the whole request, as on an idle connection that the API has closed.
      (leaves.length > 0 && leaves.every(({ syscall }) => syscall === "write")),
  };
}

interface Unwrapped {
  readonly messages: readonly string[];
  /** The innermost errors. */
  readonly leaves: readonly ErrorFacts[];
}

function unwrap(thrown: unknown, depth: number): Unwrapped {
  const parsed = errorSchema.safeParse(thrown);
  if (!parsed.success) return { messages: [String(thrown)], leaves: [] };
  const error = parsed.data;
  // Several addresses of one host were tried: an AggregateError, whose own message is empty.
  const inner =
    error.errors ?? (error.cause === undefined ? [] : [error.cause]);
  const own = error.message === "" ? [] : [error.message];
  if (inner.length === 0 || depth === 0)
    return { messages: own, leaves: [error] };
  const nested = inner.map((cause) => unwrap(cause, depth - 1));
  return {
    messages: [...own, ...nested.flatMap(({ messages }) => messages)],
    leaves: nested.flatMap(({ leaves }) => leaves),
  };
}
