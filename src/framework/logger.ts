import { mapObject } from "./schema/map-object";

/** Named values that accompany a log message. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Writes log lines, which users see after setting `TF_LOG`. */
export interface Logger {
  /** What helps only to follow each step. */
  trace(message: string, fields?: LogFields): void;
  /** What helps to find the cause of an error. */
  debug(message: string, fields?: LogFields): void;
  /** What users may want to know, such as a long wait. */
  info(message: string, fields?: LogFields): void;
  /** What may become a problem. */
  warn(message: string, fields?: LogFields): void;
  /** What failed. Report it as a diagnostic too. */
  error(message: string, fields?: LogFields): void;
}

/** Wraps a logger so that every text passes through `redact` first. */
export function redactingLogger(
  logger: Logger,
  redact: (text: string) => string,
): Logger {
  const redactFields = (fields: LogFields | undefined): LogFields | undefined =>
    fields && mapObject(fields, (value) => redactDeep(value, redact));
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

/** Deeper values are cut off, which also ends circular references. */
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
