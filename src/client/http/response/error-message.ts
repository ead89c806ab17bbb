import * as z from "zod/mini";
import { parseJson } from "../../../text/parse-json";

const text = z.string().check(z.minLength(1));
const withMessage = z.object({ message: text });

/** The vendor publishes no schema of errors. These shapes of bodies are known, in order of preference. */
const bodySchema = z.union([
  withMessage,
  z.object({ error: text }),
  z.object({ error: withMessage }),
]);

/** Reads the message of an error's body: `message`, else `error`, else `error.message`, else the whole text. */
export function readErrorMessage(body: string): string {
  const { data } = bodySchema.safeParse(parseJson(body));
  if (data === undefined) return body;
  if ("message" in data) return data.message;
  return typeof data.error === "string" ? data.error : data.error.message;
}
