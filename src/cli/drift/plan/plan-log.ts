/** Reads the output of `terraform plan -json`: a JSON object in each line. */
import * as z from "zod/mini";
import type { PlanError } from "../drift-report";
import { parseJson } from "../../../text/parse-json";

const lineSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("refresh_complete"),
    hook: z.object({ id_value: z.optional(z.string()) }),
  }),
  z.object({
    type: z.literal("diagnostic"),
    diagnostic: z.object({
      severity: z.string(),
      summary: z.string(),
      detail: z.string(),
      address: z.optional(z.string()),
    }),
  }),
]);

/** What Terraform reports during a plan. */
export interface PlanLog {
  readonly errors: readonly PlanError[];
  /** The ids of the objects that Terraform refreshed, except those that are gone. */
  readonly refreshedIds: ReadonlySet<string>;
}

/** Parses the relevant lines. Skips the others, and text that is not JSON. */
export function readPlanLog(stdout: string): PlanLog {
  const errors: PlanError[] = [];
  const refreshedIds = new Set<string>();
  for (const text of stdout.split("\n")) {
    const { success, data: line } = lineSchema.safeParse(parseJson(text));
    if (!success) continue;
    if (line.type === "refresh_complete") {
      if (line.hook.id_value !== undefined)
        refreshedIds.add(line.hook.id_value);
    } else if (line.diagnostic.severity === "error") {
      const { summary, detail, address = null } = line.diagnostic;
      errors.push({ summary, detail, address });
    }
  }
  return { errors, refreshedIds };
}
