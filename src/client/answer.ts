import * as z from "zod/mini";
import type { ResponseBody } from "./response-body";
import { describeShapeProblem } from "./shape-problem";

/** The value in an answer, or in one line what is wrong with it. */
export type ParsedAnswer<Value> =
  { readonly value: Value } | { readonly problem: string };

/** Parses the body of an answer that says yes. */
export function parseAnswer<Value>(
  schema: z.ZodMiniType<Value>,
  body: ResponseBody,
): ParsedAnswer<Value> {
  if (!body.isComplete)
    return { problem: `it is larger than ${body.bytes.byteLength} bytes` };
  if (body.bytes.byteLength === 0) return { problem: "it is empty" };
  const json = parseJson(body.bytes);
  if ("problem" in json) return json;
  const result = schema.safeParse(json.value);
  return result.success
    ? { value: result.data }
    : { problem: describeShapeProblem(result.error, json.value) };
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
