/** Reads from Terraform's plan what is declared, what the last state was, and what is live. */
import * as z from "zod/mini";
import { CliError } from "../cli-error";

/** A map with all its keys, `__proto__` among them, which `z.record` drops. */
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

/** What is known of a declared customer; what is known only after the deploy is absent. */
const customerValuesSchema = z.object({
  id: text,
  name: text,
  active: z.nullish(z.boolean()),
  metadata: z.nullish(textMapSchema),
  deletion_policy: text,
  on_existing: text,
});

const changeSchema = z.object({
  actions: z.array(z.string()),
  before: z.nullable(customerValuesSchema),
  after: z.nullable(customerValuesSchema),
  after_unknown: z.optional(z.unknown()),
  before_sensitive: z.optional(z.unknown()),
  after_sensitive: z.optional(z.unknown()),
  importing: z.optional(z.unknown()),
});

const resourcesSchema = z._default(
  z.array(
    z.object({
      address: z.string(),
      mode: z.string(),
      type: z.string(),
      deposed: z.optional(z.string()),
      change: z.unknown(),
    }),
  ),
  [],
);

const planSchema = z.object({
  resource_changes: resourcesSchema,
  resource_drift: resourcesSchema,
});

/** What one side has of a customer. */
export interface CustomerSide {
  readonly values: z.infer<typeof customerValuesSchema>;
  /** Marks as Terraform writes them; see `isMarked`. */
  readonly sensitive: unknown;
  readonly unknown: unknown;
}

/** A customer of a plan; a side is null where the customer does not exist for it. */
export interface PlannedCustomer {
  readonly address: string;
  /** What Terraform calls the actions of the next deploy. */
  readonly actions: readonly string[];
  readonly isImported: boolean;
  readonly declared: CustomerSide | null;
  readonly lastState: CustomerSide | null;
  readonly live: CustomerSide | null;
}

/**
 * Reads what `terraform show -json` prints of a plan.
 *
 * @throws {CliError} when it is not such a document
 */
export function readPlan(json: string): PlannedCustomer[] {
  try {
    const plan = planSchema.parse(JSON.parse(json));
    const changes = readChanges(plan.resource_changes);
    const drifts = readChanges(plan.resource_drift);
    const customers = [...changes].map(([address, change]): PlannedCustomer => {
      const live = before(change);
      const drift = drifts.get(address);
      const isImported = change.importing !== undefined;
      const lastState = drift === undefined ? live : before(drift);
      return {
        address,
        actions: change.actions,
        isImported,
        declared: after(change),
        lastState: isImported ? null : lastState,
        live,
      };
    });
    // What is gone and declared no more has no change left.
    const forgotten = [...drifts]
      .filter(([address]) => !changes.has(address))
      .map(([address, drift]): PlannedCustomer => ({
        address,
        actions: ["no-op"],
        isImported: false,
        declared: null,
        lastState: before(drift),
        live: after(drift),
      }));
    return [...customers, ...forgotten];
  } catch (cause) {
    throw new CliError(
      "Cannot read Terraform's plan: it is not what Terraform 1 writes. Update cdktf-avara, or use another Terraform.",
      { cause },
    );
  }
}

type Change = z.infer<typeof changeSchema>;

/** The changes of customers by their addresses. */
function readChanges(
  resources: z.infer<typeof resourcesSchema>,
): Map<string, Change> {
  return new Map(
    resources
      .filter(
        ({ mode, type }) =>
          mode === "managed" && type === "avara_express_customer",
      )
      .map(({ address, deposed, change }) => [
        deposed === undefined ? address : `${address} (deposed ${deposed})`,
        changeSchema.parse(change),
      ]),
  );
}

function before({ before, before_sensitive }: Change): CustomerSide | null {
  if (before === null) return null;
  return { values: before, sensitive: before_sensitive, unknown: false };
}

function after(change: Change): CustomerSide | null {
  if (change.after === null) return null;
  return {
    values: change.after,
    sensitive: change.after_sensitive,
    unknown: change.after_unknown,
  };
}

/** Whether Terraform's marks, nested as the values are, have `true` at a path or above it. */
export function isMarked(marks: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (marks === true) return true;
  if (key === undefined || typeof marks !== "object" || marks === null)
    return false;
  const entry = Object.entries(marks).find(([name]) => name === key);
  return entry !== undefined && isMarked(entry[1], rest);
}
