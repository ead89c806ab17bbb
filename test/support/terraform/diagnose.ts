import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import type { TerraformWorkspace } from "./terraform-workspace";

const positionSchema = z.object({ byte: z.number() });

const diagnosticSchema = z.object({
  severity: z.string(),
  summary: z.string(),
  detail: z.string(),
  address: z.optional(z.string()),
  range: z.optional(z.object({ start: positionSchema, end: positionSchema })),
});

const documentSchema = z.object({
  /** In the output of `validate`. */
  diagnostics: z._default(z.array(diagnosticSchema), []),
  /** In a line of the output of another command. */
  diagnostic: z.optional(diagnosticSchema),
});

/** A diagnostic of Terraform. */
export interface TerraformDiagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail: string;
  /** The block that it is about; null if Terraform names none. */
  readonly address: string | null;
  /** The part of `main.tf` that it points at. */
  readonly source: string;
}

/** Runs a Terraform command with `-json`, and returns its diagnostics. */
export async function diagnose(
  workspace: TerraformWorkspace,
  command: "validate" | "plan" | "apply",
  ...args: readonly string[]
): Promise<TerraformDiagnostic[]> {
  const { stdout } = await workspace.run(command, "-json", ...args);
  const source = await readFile(join(workspace.directory, "main.tf"));
  return (command === "validate" ? [stdout] : stdout.trim().split("\n"))
    .map((text) => documentSchema.parse(JSON.parse(text)))
    .flatMap(({ diagnostics, diagnostic }) => [
      ...diagnostics,
      ...(diagnostic === undefined ? [] : [diagnostic]),
    ])
    .map(({ address, range, ...diagnostic }) => ({
      ...diagnostic,
      address: address ?? null,
      source: source.toString("utf8", range?.start.byte, range?.end.byte),
    }));
}
