/** Reads what `terraform plan -json` prints while it plans: a JSON object in each line. */
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

/** What Terraform reports while it plans. */
export interface PlanLog {
  readonly errors: readonly PlanError[];
  /** The ids of what Terraform looked at, except for what is gone. */
  readonly refreshedIds: ReadonlySet<string>;
}

/** Reads the lines that matter. Skips the others, and text that is not JSON. */
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
