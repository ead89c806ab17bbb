import * as z from "zod/mini";

/**
 * Says in one line why a value does not have the shape of a schema: where, and what was expected.
 * Never tells the value that is there, which may be a secret.
 */
export function describeShapeProblem(
  { issues }: z.core.$ZodError,
  value: unknown,
): string {
  return issues
    .slice(0, maxIssues)
    .map((issue) => {
      const where = formatPath(issue.path);
      return `${where === "" ? "" : `${where}: `}${expectation(issue, value)}`;
    })
    .concat(
      issues.length > maxIssues ? [`${issues.length - maxIssues} more`] : [],
    )
    .join("; ");
}

/** A whole page of wrong customers is one mistake, not a hundred. */
const maxIssues = 3;

/** The messages of `zod/mini` say "Invalid input" only, as long as no language is loaded. */
function expectation(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === "invalid_type")
    return `expected ${issue.expected}, received ${typeName(valueAt(value, issue.path))}`;
  if (issue.code === "invalid_format" && issue.pattern !== undefined)
    return `expected the form ${issue.pattern}`;
  if (issue.code === "too_small")
    return `expected at least ${issue.minimum}${units(issue.origin)}`;
  if (issue.code === "too_big")
    return `expected at most ${issue.maximum}${units(issue.origin)}`;
  return issue.message;
}

function units(origin: string): string {
  return origin === "string" ? " characters" : "";
}

function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null
        ? Object.getOwnPropertyDescriptor(inner, key)?.value
        : undefined,
    value,
  );
}

function typeName(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
