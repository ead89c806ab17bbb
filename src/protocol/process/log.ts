import type { Logger, LogFields } from "../../framework/logger";

/** The levels of a log line, the least important first. */
const levels = ["trace", "debug", "info", "warn", "error"] as const;

export type LogLevel = (typeof levels)[number];

export interface LoggerOptions {
  /** Less important lines are not written; `off` writes none. */
  readonly level: LogLevel | "off";
  /** The name that the lines stand under. */
  readonly module: string;
  readonly now: () => Date;
  /** Takes one line with its line break. */
  readonly write: (line: string) => void;
}

/**
 * The level that Terraform's environment asks of a provider: `TF_LOG_PROVIDER`, else `TF_LOG`, in any case. As in
 * Terraform, nothing set means off, and `JSON` or a word that is no level means trace.
 */
export function readLogLevel(env: NodeJS.ProcessEnv): LogLevel | "off" {
  const isSet = (value: string | undefined) =>
    value !== undefined && value !== "";
  const word = [env.TF_LOG_PROVIDER, env.TF_LOG].find(isSet)?.toLowerCase();
  if (word === undefined || word === "off") return "off";
  return levels.find((level) => level === word) ?? "trace";
}

/** Makes a logger of the lines of JSON that Terraform reads on a provider's standard error. */
export function createLogger({
  level,
  module,
  now,
  write,
}: LoggerOptions): Logger {
  const threshold = level === "off" ? levels.length : levels.indexOf(level);
  const at = (lineLevel: LogLevel) =>
    levels.indexOf(lineLevel) < threshold
      ? () => undefined
      : (message: string, fields?: LogFields) => {
          const head = {
            "@level": lineLevel,
            "@message": message,
            "@module": module,
            "@timestamp": formatTimestamp(now()),
          };
          write(`${formatLine(head, fields)}\n`);
        };
  return {
    trace: at("trace"),
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
  };
}

/** Terraform wants six digits of a second's fraction; the clock has three. */
function formatTimestamp(date: Date): string {
  return date.toISOString().replace("Z", "000Z");
}

function formatLine(head: Record<string, string>, fields?: LogFields): string {
  try {
    // The head comes last, so that no field can take the place of one of its strings: Terraform would panic.
    return JSON.stringify({ ...fields, ...head }, replaceValue);
  } catch (error) {
    return JSON.stringify({ ...head, unloggable: String(error) });
  }
}

function replaceValue(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Error) return value.stack ?? String(value);
  return value;
}
