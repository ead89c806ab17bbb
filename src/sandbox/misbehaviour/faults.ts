import { formatProblems, parseShape } from "../../text/problems";
import { matchesRequest } from "./match";
import {
  type EndingFault,
  type FaultRule,
  type ParsedFaultRule,
  faultRuleSchema,
} from "./rules";

/** A rule in force, and how many requests it has affected. */
export interface AppliedFaultRule {
  /** The rule, with its defaults. */
  readonly rule: ParsedFaultRule;
  /** The number of requests that it has affected. */
  readonly hits: number;
}

/** The faults of a running sandbox, which may change at any time. Rules apply in the order in which they were added. */
export interface FaultControl {
  /**
   * Adds rules after those in force.
   *
   * @throws {TypeError} if a rule is not valid; then none is added
   * @example
   * sandbox.faults.add({ kind: "respond", status: 503, method: "POST", times: 2 });
   */
  add(...rules: FaultRule[]): void;

  /** The rules in force. */
  list(): AppliedFaultRule[];

  /** Removes all rules. */
  clear(): void;
}

/** What happens to one request: a wait, and then a fault that replaces the response, if any. */
export interface FaultPlan {
  readonly latencyMs: number;
  readonly ending: EndingFault | undefined;
}

interface Entry {
  readonly rule: ParsedFaultRule;
  seen: number;
  hits: number;
  window: { endMs: number; requests: number };
}

/** Decides what happens to each request. It only counts; the middleware carries the faults out. */
export class Faults implements FaultControl {
  readonly #now: () => number;
  #entries: Entry[] = [];

  /** @param now milliseconds since the epoch, for the windows of rate limits */
  constructor(now: () => number) {
    this.#now = now;
  }

  add(...rules: FaultRule[]): void {
    this.#entries.push(
      ...rules.map((rule) => ({
        rule: parseRule(rule),
        seen: 0,
        hits: 0,
        window: { endMs: 0, requests: 0 },
      })),
    );
  }

  list(): AppliedFaultRule[] {
    return this.#entries.map(({ rule, hits }) => ({ rule, hits }));
  }

  clear(): void {
    this.#entries = [];
  }

  /** Counts a request and decides about it: the sum of all waits up to the first rule that replaces the response. */
  plan(request: { readonly method: string; readonly path: string }): FaultPlan {
    let latencyMs = 0;
    for (const entry of this.#entries) {
      const { rule } = entry;
      if (!matchesRequest(rule, request)) continue;
      entry.seen += 1;
      if (entry.seen <= rule.skip || entry.hits >= (rule.times ?? Infinity))
        continue;
      if (rule.kind === "latency") {
        entry.hits += 1;
        latencyMs += rule.latencyMs;
        continue;
      }
      const ending =
        rule.kind === "rateLimit" ? this.#limit(entry, rule) : rule;
      if (ending === undefined) continue;
      entry.hits += 1;
      return { latencyMs, ending };
    }
    return { latencyMs, ending: undefined };
  }

  #limit(
    { window }: Entry,
    {
      requests,
      windowMs,
      skip,
    }: Extract<ParsedFaultRule, { kind: "rateLimit" }>,
  ): EndingFault | undefined {
    const nowMs = this.#now();
    if (nowMs >= window.endMs) {
      window.endMs = nowMs + windowMs;
      window.requests = 0;
    }
    window.requests += 1;
    if (window.requests <= requests) return undefined;
    const waitMs = Math.ceil(window.endMs - nowMs);
    return {
      kind: "respond",
      skip,
      at: "beforeWrite",
      status: 429,
      headers: {
        "retry-after": String(Math.ceil(waitMs / 1000)),
        "retry-after-ms": String(waitMs),
      },
    };
  }
}

function parseRule(rule: FaultRule): ParsedFaultRule {
  const result = parseShape(faultRuleSchema, rule);
  if ("value" in result) return result.value;
  throw new TypeError(
    `Invalid fault rule: ${formatProblems(result.problems)}.`,
  );
}
