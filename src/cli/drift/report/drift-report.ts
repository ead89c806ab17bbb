import * as z from "zod/mini";

/**
 * How a customer differs. `changed`, `deactivated` and `gone`: somebody did it elsewhere, since the
 * last deploy. `not_created`: declared, and never created. `undeployed`: the declaration changed
 * since the last deploy. `undeclared`: deployed, and declared no more. `unmanaged`: live, in no stack.
 */
export const driftKinds = [
  "changed",
  "deactivated",
  "gone",
  "not_created",
  "undeployed",
  "undeclared",
  "unmanaged",
] as const;

/** What the next deploy does to a resource. */
const deployActions = [
  "create",
  "update",
  "replace",
  "destroy",
  "forget",
  "import",
  "none",
] as const;

const suppressionSchema = z.object({
  reason: z.string(),
  /** The last day on which it holds, as `2026-12-31`, in UTC. */
  expires: z.string(),
});

const valueSchema = z.nullable(z.union([z.string(), z.boolean()]));

/** One value that is not the same on all sides; null where a side has none. */
const attributeSchema = z.object({
  /** The attribute; for metadata with its key, as in `metadata.region`, unless all of the metadata is secret. */
  attribute: z.string(),
  /** What the next deploy makes of it. */
  declared: valueSchema,
  /** What the last deploy left. */
  lastState: valueSchema,
  /** What the customer has; null for a policy, of which the API does not know. */
  live: valueSchema,
  /** Whether Terraform keeps the value secret; all three are null then. */
  isSensitive: z.boolean(),
  /** Whether the declared value is not known before the deploy, or as the plan is refused; it is null then. */
  isDeclaredUnknown: z.boolean(),
  /** Whether the next deploy makes something else of the live value. */
  isUndone: z.boolean(),
  suppression: z.nullable(suppressionSchema),
});

const driftSchema = z.object({
  kind: z.enum(driftKinds),
  /** What differs of a customer that is declared and live; else empty. */
  attributes: z.array(attributeSchema),
  /** `none` where it is `unknown` too. */
  nextDeploy: z.enum(deployActions),
  /** How much of the difference the next deploy puts right. */
  deployUndoes: z.enum(["all", "some", "none"]),
  /** The command that makes declaration, state and live customer the same. */
  mend: z.string(),
  /** How many users the customer has; null where there is no customer, or nobody could tell. */
  userCount: z.nullable(z.int()),
  /** Set where the whole difference is suppressed: it does not count as drift. */
  suppression: z.nullable(suppressionSchema),
});

const customerSchema = z.object({
  /** Null for an unmanaged customer. */
  stack: z.nullable(z.string()),
  /** The address in its stack; null for an unmanaged customer. */
  address: z.nullable(z.string()),
  /** Null where it is not created. */
  id: z.nullable(z.string()),
  /** Null where it is secret or known only after the deploy. */
  name: z.nullable(z.string()),
  /** Whether the live customer is active; null where there is none, or it is `unknown`. */
  isActive: z.nullable(z.boolean()),
  /** Null where declaration, state and live customer are the same, as far as they are known. */
  drift: z.nullable(driftSchema),
  /**
   * What is not known, as Terraform refuses to plan the stack: `next_deploy`, what the next deploy
   * makes of the customer; `live`, that and what the customer is now. Else null.
   */
  unknown: z.nullable(z.enum(["next_deploy", "live"])),
});

/** Something that Terraform says is wrong. */
const planErrorSchema = z.object({
  summary: z.string(),
  detail: z.string(),
  /** Of what in the stack; null where it is of nothing in particular. */
  address: z.nullable(z.string()),
});

const stackSchema = z.object({
  name: z.string(),
  directory: z.string(),
  /**
   * Why Terraform refuses to plan it; else empty. No deploy changes anything until that is put
   * right, and what is declared but not created may be missing from `customers`.
   */
  errors: z.array(planErrorSchema),
});

/** What `cdktf-avara drift --format json` writes. Fields may be added within a version. */
export const driftReportSchema = z.object({
  version: z.literal(1),
  /** When the customers were looked at, as an ISO 8601 date and time. */
  generatedAt: z.string(),
  summary: z.object({
    /** All customers: of the stacks, and the unmanaged ones. */
    customers: z.int(),
    active: z.int(),
    inactive: z.int(),
    /** Those that differ, without the suppressed ones. */
    drifted: z.int(),
    suppressed: z.int(),
    /** Those of which something is `unknown`, whether they differ or not. */
    unknown: z.int(),
    /** The users of those that differ, as far as they could be counted. */
    users: z.int(),
  }),
  stacks: z.array(stackSchema),
  customers: z.array(customerSchema),
  /** All that the file of suppressions holds. */
  suppressions: z.array(
    z.extend(suppressionSchema, {
      stack: z.string(),
      customer: z.string(),
      attribute: z.nullable(z.string()),
      isExpired: z.boolean(),
      /** How many customers it is about, expired or not. */
      matches: z.int(),
    }),
  ),
  /** What a reader must know to trust the rest. */
  notes: z.array(z.string()),
});

/** How the customers of some stacks differ; see {@link driftReportSchema}. */
export type DriftReport = z.infer<typeof driftReportSchema>;

/** Something that Terraform says is wrong. */
export type PlanError = z.infer<typeof planErrorSchema>;

/** One stack of a report. */
export type ReportedStack = DriftReport["stacks"][number];

/** One customer of a report. */
export type ReportedCustomer = DriftReport["customers"][number];

/** How one customer differs. */
export type Drift = NonNullable<ReportedCustomer["drift"]>;

/** One value that differs. */
export type DriftAttribute = Drift["attributes"][number];

/** A customer that differs. */
export type DriftedCustomer = ReportedCustomer & { readonly drift: Drift };

/** A customer of which not all is known. */
export type UnknownCustomer = ReportedCustomer & {
  readonly unknown: NonNullable<ReportedCustomer["unknown"]>;
};

/** The customers that differ, suppressed ones included. */
export function driftedCustomers({
  customers,
}: DriftReport): DriftedCustomer[] {
  return customers.flatMap((customer) =>
    customer.drift === null ? [] : [{ ...customer, drift: customer.drift }],
  );
}

/** The customers that do not differ as far as is known, which is not all. */
export function unknownCustomers({
  customers,
}: DriftReport): UnknownCustomer[] {
  return customers.flatMap((customer) =>
    customer.drift !== null || customer.unknown === null
      ? []
      : [{ ...customer, unknown: customer.unknown }],
  );
}

/** The stacks that Terraform refuses to plan. */
export function refusedStacks({ stacks }: DriftReport): ReportedStack[] {
  return stacks.filter(({ errors }) => errors.length > 0);
}
