import * as z from "zod/mini";

/** One value that the plan changes: what is live, and what is declared. */
export interface Change {
  /** The customer's name. */
  readonly customer: string;
  /** The attribute; for metadata with its key, as in `metadata.region`. */
  readonly attribute: string;
  /** Undefined if there is no value. */
  readonly live: unknown;
  readonly declared: unknown;
}

const valuesSchema = z.nullable(z.record(z.string(), z.unknown()));

const planSchema = z.object({
  resource_changes: z.optional(
    z.array(
      z.object({
        change: z.object({
          before: valuesSchema,
          after: valuesSchema,
        }),
      }),
    ),
  ),
});

/** Reads the changed values of a plan from the output of `terraform show -json`. */
export function readPlannedChanges(json: string): Change[] {
  const { resource_changes: resources = [] } = planSchema.parse(
    JSON.parse(json),
  );
  return resources.flatMap(({ change }) => {
    const live = flatten(change.before);
    const declared = flatten(change.after);
    const customer = String(live.get("name") ?? declared.get("name"));
    return [...new Set([...live.keys(), ...declared.keys()])]
      .filter((attribute) => live.get(attribute) !== declared.get(attribute))
      .map((attribute) => ({
        customer,
        attribute,
        live: live.get(attribute),
        declared: declared.get(attribute),
      }));
  });
}

/** The single values of a customer by their paths. No value is deeper than a map. */
function flatten(values: z.infer<typeof valuesSchema>): Map<string, unknown> {
  const flat = new Map<string, unknown>();
  for (const [attribute, value] of Object.entries(values ?? {})) {
    if (typeof value !== "object" || value === null) flat.set(attribute, value);
    else
      for (const [key, entry] of Object.entries(value))
        flat.set(`${attribute}.${key}`, entry);
  }
  return flat;
}
