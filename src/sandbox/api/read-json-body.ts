import type { HonoRequest } from "hono";
import type * as z from "zod/mini";
import { parseJson } from "../../text/parse-json";
import { formatProblems, parseShape } from "../../text/problems";
import { Refusal } from "./refusal";

/**
 * Reads the JSON body of a request.
 *
 * @throws {Refusal} for a body that is not JSON (`malformed`) or does not have the shape (`invalid`)
 */
export async function readJsonBody<Schema extends z.ZodMiniType>(
  request: HonoRequest,
  schema: Schema,
): Promise<z.output<Schema>> {
  const body = parseJson(await request.text());
  if (body === undefined)
    throw new Refusal("malformed", "The body is not JSON.");
  const result = parseShape(schema, body);
  if ("value" in result) return result.value;
  throw new Refusal("invalid", formatProblems(result.problems));
}
