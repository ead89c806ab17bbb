import {
  type EndingFault,
  type FaultRule,
  type ParsedFaultRule,
  faultRuleSchema,
} from "./rules";
import { formatProblems, parseShape } from "../../text/problems";
import { matchesRequest } from "./match";

/** A rule in force, and how many requests have met it. */
export interface AppliedFaultRule {
  readonly rule: ParsedFaultRule;
  readonly hits: number;
}

/** The faults of a running sandbox, which may change at any time. Rules apply in the order in which they were added. */
export interface FaultControl {
  /**
   * Adds rules behind those in force.
   *
   * @throws {TypeError} for a rule that is not one; none is added then
   */
  add(...rules: FaultRule[]): void;

  /** The rules in force. */
  list(): AppliedFaultRule[];

  /** Ends all misbehaviour. */
  clear(): void;
}

/** What one request meets: a wait, and then, unless undefined, something in the answer's place. */
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

function parseRule(rule: FaultRule): ParsedFaultRule {
  const result = parseShape(faultRuleSchema, rule);
  if ("value" in result) return result.value;
  throw new TypeError(
    `Invalid fault rule: ${formatProblems(result.problems)}.`,
  );
}

/** Decides what each request meets. It keeps count, and does nothing else: acting is the server's part. */
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

  /** Counts a request, and says what it meets: all waits up to the first rule that takes the answer's place. */
  plan(request: { readonly method: string; readonly path: string }): FaultPlan {
    let latencyMs = 0;
    for (const entry of this.#entries) {
      const { rule } = entry;
      if (!matchesRequest(rule, request)) continue;
      entry.seen += 1;
      if (entry.seen <= rule.skip || entry.hits >= (rule.times ?? Infinity))
        continue;
      if (rule.kind === "rateLimit") {
        const ending = this.#limit(entry, rule);
        if (ending === undefined) continue;
        entry.hits += 1;
        return { latencyMs, ending };
      }
      entry.hits += 1;
      if (rule.kind !== "latency") return { latencyMs, ending: rule };
      latencyMs += rule.latencyMs;
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
