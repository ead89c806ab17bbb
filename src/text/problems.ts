import type * as z from "zod/mini";

/** One way in which a value does not match a schema. Never contains the value, which may be secret. */
export interface Problem {
  /** Where in the value: `customers[3].name`. Empty for the value itself. */
  readonly place: string;
  /** What is expected there, without a full stop. */
  readonly message: string;
}

/** A value that matches a schema, or all its problems. */
export type ParsedShape<Value> =
  { readonly value: Value } | { readonly problems: readonly Problem[] };

/** Parses a value with a schema. The schema's own messages take precedence over the general ones. */
export function parseShape<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
): ParsedShape<z.output<Schema>> {
  const result = schema.safeParse(value, { error: expectation });
  return result.success
    ? { value: result.data }
    : {
        problems: result.error.issues.map(({ path, message }) => ({
          place: formatPlace(path),
          message,
        })),
      };
}

/** Lists problems: `name: expected string, received number; 2 more`. */
export function formatProblems(
  problems: readonly Problem[],
  {
    separator = "; ",
    maxShown = Infinity,
  }: { readonly separator?: string; readonly maxShown?: number } = {},
): string {
  const rest = problems.length - maxShown;
  return problems
    .slice(0, maxShown)
    .map(({ place, message }) =>
      place === "" ? message : `${place}: ${message}`,
    )
    .concat(rest > 0 ? [`${rest} more`] : [])
    .join(separator);
}

/** `zod/mini` has no messages without a locale, and a locale is larger than this. */
function expectation(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `expected ${issue.expected}, received ${typeName(issue.input)}`;
    case "invalid_value":
      return expectedValues(issue.values);
    case "invalid_format":
      return `expected the form ${issue.pattern ?? issue.format}`;
    case "too_small":
      return `expected at least ${String(issue.minimum)}${units(issue.origin)}`;
    case "too_big":
      return `expected at most ${String(issue.maximum)}${units(issue.origin)}`;
    case "unrecognized_keys":
      return `unknown ${issue.keys.map((key) => JSON.stringify(key)).join(", ")}`;
    case "invalid_union":
      return expectedUnion(issue);
    case "custom":
    case "invalid_element":
    case "invalid_key":
    case "not_multiple_of":
      return "expected another value";
  }
}

/** A discriminated union lists the values that its discriminator accepts. */
function expectedUnion(issue: object): string {
  return "options" in issue && Array.isArray(issue.options)
    ? expectedValues(issue.options)
    : "expected another value";
}

function expectedValues(values: readonly unknown[]): string {
  return `expected ${values.map((value) => JSON.stringify(value)).join(" or ")}`;
}

function units(origin: string): string {
  return origin === "string" ? " characters" : "";
}

function formatPlace(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}

function typeName(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
