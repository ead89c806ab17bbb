/** Reads what `terraform plan -json` prints while it plans: a JSON object a line. */
import * as z from "zod/mini";
import type { PlanError } from "../report/drift-report";

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

/** What is known of a plan besides the plan itself. */
export interface PlanLog {
  readonly errors: readonly PlanError[];
  /** The ids of what was looked at; those of what is gone are missing. */
  readonly refreshedIds: ReadonlySet<string>;
}

/** Reads the lines that say so; others, and what is no JSON, are passed over. */
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
