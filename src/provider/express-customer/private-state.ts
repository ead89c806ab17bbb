import * as z from "zod/mini";
import type { PrivateState } from "../../framework/stored-data";
import type { LiveCustomer } from "./live/live-customer";
import type { IgnoredKeys } from "./metadata/ignored-keys";

const successorSchema = z.object({
  name: z.optional(z.string()),
  active: z.optional(z.boolean()),
  metadataDigest: z.optional(z.string()),
  /** Whether the plan shows `adopted = true`. */
  isAdopted: z.boolean(),
  /** The customer that the plan shows as taken over. */
  customerId: z.optional(z.string()),
});

/** What replaces an object, as its plan knows it. A part that the plan does not know is absent. */
export type Successor = Readonly<z.infer<typeof successorSchema>>;

const privateStateSchema = z.object({
  /** Distinguishes two objects that hold the same customer. Set once, by a create or an import. */
  objectKey: z.optional(z.string()),
  /** The customer of the object. The second plan of a `-replace` gets the private state of the first. */
  customerId: z.optional(z.string()),
  /** The customer's `updatedAt` after the last write of this object, or its first read. */
  updatedAt: z.optional(z.string()),
  /** The entries of `ignore_metadata_keys` that held when the state was written: their keys are not in it. */
  ignored: z.optional(z.readonly(z.array(z.string()))),
  /** The plan has announced that the customer will be deactivated. */
  isAnnounced: z.optional(z.boolean()),
  /** The deletion policy forbids destroying the object. */
  isPrevented: z.optional(z.boolean()),
  /** Set by the plan of a new object. If the object replaces another, the delete of that one gets it. */
  successor: z.optional(successorSchema),
});

/** What Terraform keeps with a customer's state or plan, and does not show. */
export type ExpressCustomerPrivateState = Readonly<
  z.infer<typeof privateStateSchema>
>;

/** Reads what {@link writePrivateState} wrote. */
export function readPrivateState({
  express_customer = "{}",
}: PrivateState): ExpressCustomerPrivateState {
  return privateStateSchema.parse(JSON.parse(express_customer));
}

/** Writes the private state. What is absent or false is omitted, so that an untouched object keeps its bytes. */
export function writePrivateState({
  isAnnounced,
  isPrevented,
  ignored = [],
  ...state
}: ExpressCustomerPrivateState): PrivateState {
  const flags = {
    ...(ignored.length > 0 && { ignored }),
    ...(isAnnounced && { isAnnounced }),
    ...(isPrevented && { isPrevented }),
  };
  return { express_customer: JSON.stringify({ ...state, ...flags }) };
}

/** The private state of an object that has its customer. */
export function privateStateOf(
  { id, updatedAt }: Pick<LiveCustomer, "id" | "updatedAt">,
  objectKey: string | undefined,
  { entries }: IgnoredKeys,
): PrivateState {
  return writePrivateState({
    objectKey,
    ignored: entries,
    customerId: id,
    updatedAt: updatedAt ?? undefined,
  });
}
