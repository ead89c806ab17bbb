import type { Logger, LogFields } from "../../framework/logger";

/** Log levels, the least important first. */
const levels = ["trace", "debug", "info", "warn", "error"] as const;

export type LogLevel = (typeof levels)[number];

export interface LoggerOptions {
  /** The lowest level to write. `off` writes nothing. */
  readonly level: LogLevel | "off";
  /** The module that each line names. */
  readonly module: string;
  readonly now: () => Date;
  /** Receives one line, with its line break. */
  readonly write: (line: string) => void;
}

/**
 * The log level from the environment: `TF_LOG_PROVIDER`, or else `TF_LOG`, in upper or lower case. As in Terraform,
 * an unset variable means off, and `JSON` or an unknown level means trace.
 */
export function readLogLevel(env: NodeJS.ProcessEnv): LogLevel | "off" {
  const isSet = (value: string | undefined) =>
    value !== undefined && value !== "";
  const word = [env.TF_LOG_PROVIDER, env.TF_LOG].find(isSet)?.toLowerCase();
  if (word === undefined || word === "off") return "off";
  return levels.find((level) => level === word) ?? "trace";
}

/** Creates a logger that writes the JSON lines that Terraform reads from a provider's standard error. */
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

/** Terraform requires microseconds. The clock has milliseconds. */
function formatTimestamp(date: Date): string {
  return date.toISOString().replace("Z", "000Z");
}

function formatLine(head: Record<string, string>, fields?: LogFields): string {
  try {
    // The head comes last, so that no field can overwrite one of its strings. Terraform would panic.
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
