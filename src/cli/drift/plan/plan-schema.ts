/** The parts of Terraform's JSON plan that this command reads. */
import * as z from "zod/mini";

/** A map with all its keys. `z.record` would drop the key `__proto__`. */
const textMapSchema = z.custom<Record<string, string | null>>(
  (value: unknown) =>
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every(
      (entry) => typeof entry === "string" || entry === null,
    ),
  "expected a map of strings",
);

const text = z.nullish(z.string());

/** The values of a customer. A value that is known only after the deploy is absent. */
export const customerValuesSchema = z.object({
  id: text,
  name: text,
  active: z.nullish(z.boolean()),
  metadata: z.nullish(textMapSchema),
  metadata_all: z.nullish(textMapSchema),
  deletion_policy: text,
  on_existing: text,
  /** As one text. */
  ignore_metadata_keys: z.nullish(
    z.pipe(
      z.array(z.string()),
      z.transform((entries: string[]) => entries.sort().join(", ")),
    ),
  ),
});

/** The values of a customer. A value that is known only after the deploy is absent. */
export type CustomerValues = z.infer<typeof customerValuesSchema>;

/** The change of a customer. */
export const customerChangeSchema = z.object({
  actions: z.array(z.string()),
  before: z.nullable(customerValuesSchema),
  after: z.nullable(customerValuesSchema),
  after_unknown: z.optional(z.unknown()),
  before_sensitive: z.optional(z.unknown()),
  after_sensitive: z.optional(z.unknown()),
  importing: z.optional(z.unknown()),
});

/** The change of a customer. */
export type CustomerChange = z.infer<typeof customerChangeSchema>;

const resourceFields = {
  address: z.string(),
  mode: z.string(),
  type: z.string(),
};

const changesSchema = z._default(
  z.array(
    z.object({
      ...resourceFields,
      deposed: z.optional(z.string()),
      change: z.unknown(),
    }),
  ),
  [],
);

const moduleSchema = z.object({
  resources: z._default(
    z.array(
      z.object({
        ...resourceFields,
        deposed_key: z.optional(z.string()),
        values: z.unknown(),
        sensitive_values: z.optional(z.unknown()),
      }),
    ),
    [],
  ),
  get child_modules() {
    return z.optional(z.array(moduleSchema));
  },
});

/** A module of a state, with the modules in it. */
export type StateModule = z.infer<typeof moduleSchema>;

/** The output of `terraform show -json` for a plan. */
export const planSchema = z.object({
  resource_changes: changesSchema,
  resource_drift: changesSchema,
  /** The state after the refresh. */
  prior_state: z.optional(
    z.object({
      values: z.optional(z.object({ root_module: moduleSchema })),
    }),
  ),
});

/** The output of `terraform show -json` for a plan. */
export type PlanJson = z.infer<typeof planSchema>;
