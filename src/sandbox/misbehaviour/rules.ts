import * as z from "zod/mini";
import { requestMatchFields } from "./match";

const scope = {
  ...requestMatchFields,
  /** So many matching requests go unharmed before the fault begins. @default 0 */
  skip: z._default(z.int().check(z.nonnegative()), 0),
  /** So many requests meet the fault. @default all */
  times: z.optional(z.int().check(z.positive())),
};

/** `afterWrite`: the request is carried out, but its answer is lost. */
const at = z._default(z.enum(["beforeWrite", "afterWrite"]), "beforeWrite");

const milliseconds = z.number().check(z.nonnegative());

/** One way to misbehave, and the requests that meet it. */
export const faultRuleSchema = z.discriminatedUnion("kind", [
  /** Waits, and then goes on as the rules after it say. */
  z.strictObject({
    kind: z.literal("latency"),
    ...scope,
    latencyMs: milliseconds,
  }),
  /** Lets so many requests pass a window of time, and answers 429 with `Retry-After` to the rest of the window. */
  z.strictObject({
    kind: z.literal("rateLimit"),
    ...scope,
    requests: z.int().check(z.nonnegative()),
    windowMs: milliseconds.check(z.positive()),
  }),
  /** Answers something else: an error, a redirect, broken JSON, HTML. */
  z.strictObject({
    kind: z.literal("respond"),
    ...scope,
    at,
    status: z.int().check(z.gte(200), z.lte(599)),
    headers: z._default(z.record(z.string(), z.string()), {}),
    /** Sent as it is, with the type `application/json` unless `headers` say otherwise. @default an error in JSON */
    body: z.optional(z.string()),
  }),
  /** Cuts the connection; `midResponse` lets the headers and half of the body through. */
  z.strictObject({
    kind: z.literal("drop"),
    ...scope,
    at: z._default(
      z.enum(["beforeWrite", "afterWrite", "midResponse"]),
      "beforeWrite",
    ),
  }),
  /** Never answers. */
  z.strictObject({ kind: z.literal("hang"), ...scope, at }),
]);

/** One way to misbehave, and the requests that meet it. */
export type FaultRule = z.input<typeof faultRuleSchema>;

/** A rule with its defaults filled in. */
export type ParsedFaultRule = z.output<typeof faultRuleSchema>;

/** A fault that takes the answer's place. */
export type EndingFault = Extract<
  ParsedFaultRule,
  { kind: "respond" | "drop" | "hang" }
>;
