import * as z from "zod/mini";

const text = z.string().check(z.minLength(1));

/** No error schema is published: this is what is known of the bodies, in the order of preference. */
const bodySchemas = [
  z.pipe(
    z.object({ message: text }),
    z.transform(({ message }) => message),
  ),
  z.pipe(
    z.object({ error: text }),
    z.transform(({ error }) => error),
  ),
  z.pipe(
    z.object({ error: z.object({ message: text }) }),
    z.transform(({ error }) => error.message),
  ),
];

/**
 * Reads what an error's body says: `message`, else `error` where it is a string, else
 * `error.message`, else the text as it is.
 */
export function readErrorMessage(body: string): string {
  const parsed = parseJson(body);
  for (const schema of bodySchemas) {
    const result = schema.safeParse(parsed);
    if (result.success) return result.data;
  }
  return body;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
