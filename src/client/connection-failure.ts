import * as z from "zod/mini";

/** What is known of a failed connection. */
export interface ConnectionFailure {
  /** The messages of the error and its causes, outermost first. */
  readonly description: string;
  /** The connection never came about, so that nothing can have been sent. */
  readonly isBeforeSending: boolean;
}

/** Read by its shape, not its class: it may come from another realm or from a replaced fetch. */
const errorSchema = z.object({
  message: z.string(),
  code: z.catch(z.optional(z.string()), undefined),
  syscall: z.catch(z.optional(z.string()), undefined),
  cause: z.optional(z.unknown()),
  errors: z.catch(z.optional(z.array(z.unknown())), undefined),
});

/** Fetch wraps the cause once; more levels are somebody else's, and might even be circular. */
const maxDepth = 5;

/** Reads what a rejected fetch has to say. */
export function readConnectionFailure(thrown: unknown): ConnectionFailure {
  const { messages, leaves } = unwrap(thrown, maxDepth);
  return {
    description: [...new Set(messages)].join(": "),
    isBeforeSending: leaves.length > 0 && leaves.every(isBeforeSending),
  };
}

interface Unwrapped {
  readonly messages: readonly string[];
  readonly leaves: readonly z.infer<typeof errorSchema>[];
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

function isBeforeSending({
  code = "",
  syscall = "",
}: z.infer<typeof errorSchema>): boolean {
  return (
    syscall === "connect" ||
    syscall === "getaddrinfo" ||
    code === "UND_ERR_CONNECT_TIMEOUT" ||
    // A certificate is checked before the request is sent.
    /CERT|UNABLE_TO_VERIFY/.test(code)
  );
}
