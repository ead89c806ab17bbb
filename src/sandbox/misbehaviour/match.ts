import * as z from "zod/mini";

/** The fields that select requests, for schemas that have more fields. */
export const requestMatchFields = {
  /** @default any */
  method: z.optional(z.enum(["GET", "POST", "PATCH", "DELETE"])),
  /** The path without its query; `*` matches any one segment, as in `/v1/express/*`. @default any */
  path: z.optional(z.string().check(z.startsWith("/"))),
};

/** Selects requests by method and path. */
export type RequestMatch = z.infer<z.ZodMiniObject<typeof requestMatchFields>>;

/** Whether a match selects a request. */
export function matchesRequest(
  match: RequestMatch,
  request: { readonly method: string; readonly path: string },
): boolean {
  return (
    (match.method === undefined || match.method === request.method) &&
    (match.path === undefined || matchesPath(match.path, request.path))
  );
}

function matchesPath(pattern: string, path: string): boolean {
  const expected = pattern.split("/");
  const actual = path.split("/");
  return (
    expected.length === actual.length &&
    expected.every(
      (segment, index) => segment === "*" || segment === actual[index],
    )
  );
}
