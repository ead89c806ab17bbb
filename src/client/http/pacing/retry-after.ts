import type { ResponseHeaders } from "../request";

/**
 * Reads how long a response asks to wait before the next request, in milliseconds: `retry-after-ms`, else
 * `retry-after`, in seconds or as a date. Returns undefined if it does not ask.
 */
export function readRetryAfterMs(
  headers: ResponseHeaders,
  nowMs: number,
): number | undefined {
  const ms = readNumber(headers.get("retry-after-ms") ?? "");
  if (ms !== undefined) return ms;
  const retryAfter = headers.get("retry-after") ?? "";
  const seconds = readNumber(retryAfter);
  return seconds === undefined ? readDateMs(retryAfter, nowMs) : seconds * 1000;
}

/** Formats a wait for a message, rounded up: `20 minutes`. */
export function formatWait(waitMs: number): string {
  const seconds = Math.ceil(waitMs / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 120) return `${minutes} minutes`;
  const hours = Math.ceil(minutes / 60);
  if (hours < 48) return `${hours} hours`;
  const days = Math.ceil(hours / 24);
  return days <= 365 ? `${days} days` : "more than a year";
}

function readDateMs(text: string, nowMs: number): number | undefined {
  // Only a date begins with a letter; Date.parse would read "-5" as one, too.
  if (!/^[a-z]/i.test(text)) return undefined;
  const dateMs = Date.parse(text);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}

function readNumber(text: string): number | undefined {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
