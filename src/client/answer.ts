import * as z from "zod/mini";
import { excerpt } from "../text/excerpt";
import { formatProblems, parseShape } from "../text/problems";
import type { Redact } from "../text/redact";
import { decodeBeginning, type ResponseBody } from "./response-body";

/** The value in an answer, or in a sentence or two what is wrong with it. */
export type ParsedAnswer<Value> =
  { readonly value: Value } | { readonly problem: string };

/**
 * Parses the body of an answer that says yes. Of JSON, a problem names the places and what belongs
 * there, and never a value, such as somebody's metadata; of anything else, it shows the beginning.
 */
export function parseAnswer<Value>(
  schema: z.ZodMiniType<Value>,
  body: ResponseBody,
  redact: Redact,
): ParsedAnswer<Value> {
  if (body.bytes.byteLength === 0) return { problem: "it is empty." };
  const json = body.isComplete
    ? parseJson(body.bytes)
    : { problem: `it is larger than ${body.bytes.byteLength} bytes` };
  if ("problem" in json)
    return { problem: `${json.problem}.${describeBeginning(body, redact)}` };
  const result = parseShape(schema, json.value);
  return "value" in result
    ? result
    : { problem: `${formatProblems(result.problems, { maxShown: 3 })}.` };
}

function parseJson(bytes: Uint8Array): ParsedAnswer<unknown> {
  try {
    // Fatal: a replacement character in a name would be taken for a change of the name.
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { problem: "it is not JSON in UTF-8" };
  }
}

/** Says how a page of a proxy begins, and nothing of JSON that is cut off or in another encoding. */
function describeBeginning(body: ResponseBody, redact: Redact): string {
  const text = decodeBeginning(body);
  if (/^[^\w<]*[[{"]/.test(text)) return "";
  const beginning = excerpt(redact(text));
  return beginning === "" ? "" : ` It begins: ${beginning}`;
}
