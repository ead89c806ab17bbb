import * as z from "zod/mini";
import { parseJson } from "../../text/parse-json";

const text = z.string().check(z.minLength(1));

/** The vendor publishes no schema of errors. These shapes of bodies are known, in order of preference. */
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

/** Reads the message of an error's body: `message`, else `error`, else `error.message`, else the whole text. */
export function readErrorMessage(body: string): string {
  const parsed = parseJson(body);
  for (const schema of bodySchemas) {
    const result = schema.safeParse(parsed);
    if (result.success) return result.data;
  }
  return body;
}
