import { readFile } from "node:fs/promises";
import * as z from "zod/mini";
import { parse } from "yaml";
import { messageOf } from "../../../system/os-error";
import { escapeRegExp } from "../../../text/escape-regexp";
import { formatProblems, parseShape } from "../../../text/problems";
import { CliError } from "../../cli-error";

const pattern = z
  .string("expected a text.")
  .check(z.minLength(1, "expected a text."));
const noReason = "expected the reason why this difference is fine.";
const noDate = "expected the last day on which it holds, such as 2026-12-31.";

const suppressionSchema = z.strictObject(
  {
    stack: z._default(pattern, "*"),
    /** The address in the stack, or the id of a customer in no stack. */
    customer: pattern,
    /** Null for the whole customer. */
    attribute: z._default(z.nullable(pattern), null),
    reason: z.string(noReason).check(z.regex(/\S/, noReason)),
    /** The last day on which it holds, as `2026-12-31`, in UTC. */
    expires: z.iso.date(noDate),
  },
  { error: describeObjectProblem },
);

const fileSchema = z.strictObject(
  {
    version: z.literal(1, "expected 1."),
    suppressions: z.array(suppressionSchema, "expected a list."),
  },
  { error: describeObjectProblem },
);

function describeObjectProblem(issue: object): string {
  return "keys" in issue && Array.isArray(issue.keys)
    ? `there is no field ${issue.keys.join(", ")}.`
    : "expected fields and their values.";
}

/** A difference that is accepted until a day. `*` in a pattern stands for any text. */
export type Suppression = z.infer<typeof suppressionSchema>;

/**
 * Reads a file of suppressions.
 *
 * @throws {CliError} naming each field that is wrong
 */
export async function readSuppressions(file: string): Promise<Suppression[]> {
  try {
    return parseSuppressions(await readFile(file, "utf8"));
  } catch (cause) {
    throw new CliError(
      `Cannot use the suppressions of ${file}:\n${messageOf(cause)}`,
      { cause },
    );
  }
}

/**
 * Parses suppressions, written in YAML or JSON.
 *
 * @throws {Error} naming each field that is wrong
 */
export function parseSuppressions(text: string): Suppression[] {
  const result = parseShape(fileSchema, parse(text));
  if ("problems" in result)
    throw new Error(formatProblems(result.problems, { separator: "\n" }));
  return result.value.suppressions;
}

/** Whether a suppression has expired. */
export function isExpired({ expires }: Suppression, now: Date): boolean {
  return expires < now.toISOString().slice(0, 10);
}

/** Whether a pattern matches a text. */
export function matchesPattern(pattern: string, text: string): boolean {
  const parts = pattern.split("*").map(escapeRegExp);
  return new RegExp(`^${parts.join(".*")}$`, "s").test(text);
}
