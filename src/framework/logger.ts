/** Facts that go with a log line, by name. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where a provider writes what it does. The reader is somebody who has set `TF_LOG`. */
export interface Logger {
  trace(message: string, fields?: LogFields): void;
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** A logger that passes every text through `redact` before `logger` gets it. */
export function redactingLogger(
  logger: Logger,
  redact: (text: string) => string,
): Logger {
  const redactFields = (fields: LogFields | undefined): LogFields | undefined =>
    fields &&
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        redactDeep(value, redact),
      ]),
    );
  const redacted =
    (level: keyof Logger): Logger[keyof Logger] =>
    (message, fields) => {
      logger[level](redact(message), redactFields(fields));
    };
  return {
    trace: redacted("trace"),
    debug: redacted("debug"),
    info: redacted("info"),
    warn: redacted("warn"),
    error: redacted("error"),
  };
}

/** What lies deeper is left out: fields are facts, and a circle of references has no end. */
const maxDepth = 4;

function redactDeep(
  value: unknown,
  redact: (text: string) => string,
  depth = 0,
): unknown {
  if (depth > maxDepth) return "…";
  if (typeof value === "string") return redact(value);
  if (value instanceof Error) return redact(value.stack ?? value.message);
  if (Array.isArray(value))
    return value.map((element) => redactDeep(element, redact, depth + 1));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, element]) => [
        redact(key),
        redactDeep(element, redact, depth + 1),
      ]),
    );
  return value;
}
