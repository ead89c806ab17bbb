import * as z from "zod/mini";
import { requestMatchFields } from "./match";

const scope = {
  ...requestMatchFields,
  /** How many matching requests are served normally before the fault begins. @default 0 */
  skip: z._default(z.int().check(z.nonnegative()), 0),
  /** How many requests the fault affects. @default all */
  times: z.optional(z.int().check(z.positive())),
};

/** `afterWrite`: the request is carried out, but its response is lost. */
const at = z._default(z.enum(["beforeWrite", "afterWrite"]), "beforeWrite");

const milliseconds = z.number().check(z.nonnegative());

/** One kind of misbehaviour, and the requests that it affects. */
export const faultRuleSchema = z.discriminatedUnion("kind", [
  /** Waits. Then the rules after it apply. */
  z.strictObject({
    kind: z.literal("latency"),
    ...scope,
    latencyMs: milliseconds,
  }),
  /** Serves a number of requests in each window of time, and responds with 429 and `Retry-After` to the others. */
  z.strictObject({
    kind: z.literal("rateLimit"),
    ...scope,
    requests: z.int().check(z.nonnegative()),
    windowMs: milliseconds.check(z.positive()),
  }),
  /** Responds with something else: an error, a redirect, broken JSON, HTML. */
  z.strictObject({
    kind: z.literal("respond"),
    ...scope,
    at,
    status: z.int().check(z.gte(200), z.lte(599)),
    headers: z._default(z.record(z.string(), z.string()), {}),
    /** Sent as it is, with the type `application/json` unless `headers` say otherwise. @default an error in JSON */
    body: z.optional(z.string()),
  }),
  /** Cuts the connection. With `midResponse`, the headers and half of the body are sent first. */
  z.strictObject({
    kind: z.literal("drop"),
    ...scope,
    at: z._default(
      z.enum(["beforeWrite", "afterWrite", "midResponse"]),
      "beforeWrite",
    ),
  }),
  /** Never responds. */
  z.strictObject({ kind: z.literal("hang"), ...scope, at }),
]);

/** One kind of misbehaviour, and the requests that it affects. */
export type FaultRule = z.input<typeof faultRuleSchema>;

/** A rule with its defaults filled in. */
export type ParsedFaultRule = z.output<typeof faultRuleSchema>;

/** A fault that replaces the response. */
export type EndingFault = Extract<
  ParsedFaultRule,
  { kind: "respond" | "drop" | "hang" }
>;
