import * as z from "zod/mini";
import { driftKinds } from "./drift-kinds";

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

/** One value that is not the same on all sides; null if a side has none. */
const attributeSchema = z.object({
  /** The attribute; for metadata with its key, as in `metadata.region`, unless all of the metadata is secret. */
  attribute: z.string(),
  /** What the next deploy sets. */
  declared: valueSchema,
  /** What the last deploy left. */
  lastState: valueSchema,
  /** What the customer has; null for a policy, which the API does not have. */
  live: valueSchema,
  /** Whether Terraform keeps the value secret; all three are null then. */
  isSensitive: z.boolean(),
  /** Whether the declared value is not known before the deploy, or because the plan failed; it is null then. */
  isDeclaredUnknown: z.boolean(),
  /** Whether the next deploy changes the live value. */
  isUndone: z.boolean(),
  suppression: z.nullable(suppressionSchema),
});

const driftSchema = z.object({
  kind: z.enum(driftKinds),
  /** The values that differ, if the customer is declared and live; else empty. */
  attributes: z.array(attributeSchema),
  /** Also `none` if it is `unknown`. */
  nextDeploy: z.enum(deployActions),
  /** How much of the difference the next deploy removes. */
  deployUndoes: z.enum(["all", "some", "none"]),
  /** What destroying the resource does, if the next deploy destroys it: its own policy; null if it uses the default. */
  deletionPolicy: z.nullable(z.string()),
  /** The command that makes declaration, state and live customer the same. */
  fix: z.string(),
  /** How many users the customer has; null if there is no customer, or they could not be counted. */
  userCount: z.nullable(z.int()),
  /** Set if the whole difference is suppressed: it does not count. */
  suppression: z.nullable(suppressionSchema),
});

const customerSchema = z.object({
  /** Null for an unmanaged customer. */
  stack: z.nullable(z.string()),
  /** The address in its stack; null for an unmanaged customer. */
  address: z.nullable(z.string()),
  /** Null if it is not created. */
  id: z.nullable(z.string()),
  /** Null if it is secret or known only after the deploy. */
  name: z.nullable(z.string()),
  /** Whether the live customer is active; null if there is none, or it is `unknown`. */
  isActive: z.nullable(z.boolean()),
  /** Null if declaration, state and live customer are the same, as far as they are known. */
  drift: z.nullable(driftSchema),
  /**
   * What is not known because the plan of the stack failed: `next_deploy`, what the next deploy does to the customer;
   * `live`, that and what the customer is now. Else null.
   */
  unknown: z.nullable(z.enum(["next_deploy", "live"])),
});

/** An error of Terraform. */
const planErrorSchema = z.object({
  summary: z.string(),
  detail: z.string(),
  /** The resource that it is about; null if it is about none. */
  address: z.nullable(z.string()),
});

const stackSchema = z.object({
  name: z.string(),
  directory: z.string(),
  /**
   * Why its plan failed; else empty. No deploy changes anything until that is fixed, and customers that are declared
   * but not created may be missing from `customers`.
   */
  errors: z.array(planErrorSchema),
});

/** What `cdktf-avara drift --format json` writes. Fields may be added within a version. */
export const driftReportSchema = z.object({
  version: z.literal(1),
  /** When the customers were looked at, as an ISO 8601 date and time. */
  generatedAt: z.string(),
  summary: z.object({
    /** All customers: those of the stacks, and the unmanaged ones. */
    customers: z.int(),
    active: z.int(),
    inactive: z.int(),
    /** Changed, deactivated or gone outside Terraform. None of these four counts includes another. */
    drifted: z.int(),
    /** The code changed, and is not deployed. */
    pending: z.int(),
    /** Live, and in no stack. */
    unmanaged: z.int(),
    /** Differ, and are suppressed. */
    suppressed: z.int(),
    /** Not fully known, whether they differ or not. */
    unknown: z.int(),
    /** The users of the drifted customers, as far as they could be counted. */
    users: z.int(),
  }),
  stacks: z.array(stackSchema),
  customers: z.array(customerSchema),
  /** All entries of the file of suppressions. */
  suppressions: z.array(
    z.extend(suppressionSchema, {
      stack: z.string(),
      customer: z.string(),
      attribute: z.nullable(z.string()),
      isExpired: z.boolean(),
      /** How many customers it matches, expired or not. */
      matches: z.int(),
    }),
  ),
  /** What a reader must know to interpret the rest. */
  notes: z.array(z.string()),
});

/** How the customers of some stacks differ; see {@link driftReportSchema}. */
export type DriftReport = z.infer<typeof driftReportSchema>;

/** An error of Terraform. */
export type PlanError = z.infer<typeof planErrorSchema>;

/** One stack of a report. */
export type ReportedStack = DriftReport["stacks"][number];

/** One customer of a report. */
export type ReportedCustomer = DriftReport["customers"][number];

/** How one customer differs. */
export type Drift = NonNullable<ReportedCustomer["drift"]>;

/** One value that differs. */
export type DriftAttribute = Drift["attributes"][number];
