import * as z from "zod/mini";
import type { PrivateState } from "../../framework/resource";
import type { LiveCustomer } from "./live/live-customer";
import type { Successor } from "./successor";

/** Data that Terraform stores beside a customer's state or plan and never shows. */
export interface ExpressCustomerPrivateState {
  /** Distinguishes two objects that hold the same customer. Set once, by a create or an import. */
  readonly objectKey?: string | undefined;
  /** The customer of the object. The second plan of a `-replace` gets the private state of the first. */
  readonly customerId?: string | undefined;
  /** The customer's `updatedAt` after the last write of this object, or its first read. */
  readonly updatedAt?: string | undefined;
  /** Whether the plan has announced that the customer will be deactivated. */
  readonly isAnnounced?: boolean | undefined;
  /** Whether the deletion policy prevents destroying the object. */
  readonly isPrevented?: boolean | undefined;
  /** Set by the plan of a new object. If that object replaces another, the other's delete receives it. */
  readonly successor?: Successor | undefined;
}

const successorSchema = z.object({
  name: z.optional(z.string()),
  active: z.optional(z.boolean()),
  metadataDigest: z.optional(z.string()),
  isAdopted: z.boolean(),
  customerId: z.optional(z.string()),
});

/** Parses private state from {@link writePrivateState}. */
export function readPrivateState({
  object,
  customer,
  updated_at,
  announced,
  prevented,
  successor,
}: PrivateState): ExpressCustomerPrivateState {
  return {
    objectKey: object,
    customerId: customer,
    updatedAt: updated_at,
    isAnnounced: announced === "true",
    isPrevented: prevented === "true",
    successor:
      successor === undefined
        ? undefined
        : successorSchema.parse(JSON.parse(successor)),
  };
}

/** Serialises private state. Omits absent fields. */
export function writePrivateState({
  objectKey,
  customerId,
  updatedAt,
  isAnnounced = false,
  isPrevented = false,
  successor,
}: ExpressCustomerPrivateState): PrivateState {
  return {
    ...(objectKey !== undefined && { object: objectKey }),
    ...(customerId !== undefined && { customer: customerId }),
    ...(updatedAt !== undefined && { updated_at: updatedAt }),
    ...(isAnnounced && { announced: "true" }),
    ...(isPrevented && { prevented: "true" }),
    ...(successor !== undefined && { successor: JSON.stringify(successor) }),
  };
}

/** The private state of an object that has its customer. */
export function privateStateOf(
  { id, updatedAt }: Pick<LiveCustomer, "id" | "updatedAt">,
  objectKey: string | undefined,
): PrivateState {
  return writePrivateState({
    objectKey,
    customerId: id,
    updatedAt: updatedAt ?? undefined,
  });
}
