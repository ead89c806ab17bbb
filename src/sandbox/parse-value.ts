import * as z from "zod/mini";

/** `zod/mini` speaks no language of its own. Set for each parse: a global setting would reach the host program. */
const { localeError } = z.locales.en();

/**
 * Parses a value, and says what is wrong with it in one sentence a problem.
 *
 * @throws what `toError` makes of the problems
 */
export function parseValue<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  toError: (problems: string) => Error,
): z.output<Schema> {
  const result = z.safeParse(schema, value, { error: localeError });
  if (result.success) return result.data;
  throw toError(result.error.issues.map(describeIssue).join("; "));
}

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0
    ? message
    : `${path.map(String).join(".")}: ${message}`;
}
