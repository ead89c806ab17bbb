import * as z from "zod/mini";
import type { PrivateState } from "../../framework/resource";
import type { LiveCustomer } from "./live/live-customer";
import type { Successor } from "./successor";

/** What Terraform keeps with a customer's state or plan, out of its users' sight. */
export interface ExpressCustomerPrivateState {
  /** Tells two objects apart that hold the same customer. Set once, by a create or an import. */
  readonly objectKey?: string | undefined;
  /** The customer of the object. The second plan of a `-replace` gets the private state of the first. */
  readonly customerId?: string | undefined;
  /** The customer's `updatedAt` after the last write of this object, or its first read. */
  readonly updatedAt?: string | undefined;
  /** The plan has announced that the customer will be deactivated. */
  readonly isAnnounced?: boolean | undefined;
  /** The deletion policy forbids to destroy the object. */
  readonly isPrevented?: boolean | undefined;
  /** Set by the plan of a new object. If the object replaces another, the delete of that one gets it. */
  readonly successor?: Successor | undefined;
}

const successorSchema = z.object({
  name: z.optional(z.string()),
  active: z.optional(z.boolean()),
  metadataDigest: z.optional(z.string()),
  isAdopted: z.boolean(),
  customerId: z.optional(z.string()),
});

/** Reads what {@link writePrivateState} wrote. */
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

/** Writes the private state; what is absent is left out. */
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

/** The private state of an object that has got its customer. */
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
