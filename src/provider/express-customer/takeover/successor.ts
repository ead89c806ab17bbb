import { createHash } from "node:crypto";
import type { Plan } from "../../../framework/schema/inference";
import { isUnknown } from "../../../framework/schema/values";
import type { DeclaredCustomer } from "../live/live-customer";
import type { Successor } from "../private-state";
import type { expressCustomerSchema } from "../schema";

type Planned = Plan<typeof expressCustomerSchema>;

/** Describes a new object, for the delete of the object that it may replace. */
export function describeSuccessor(
  planned: Planned,
  { isAdopted, customerId }: Pick<Successor, "isAdopted" | "customerId">,
): Successor {
  const { name, active } = planned;
  const metadata = knownMetadata(planned);
  return {
    isAdopted,
    customerId,
    name: isUnknown(name) ? undefined : name,
    active: isUnknown(active) ? undefined : active,
    metadataDigest: metadata === null ? undefined : digestMetadata(metadata),
  };
}

/** The customer that a plan declares. Null if a part of it is unknown. */
export function knownDeclaration(planned: Planned): DeclaredCustomer | null {
  const { name, active } = planned;
  const metadata = knownMetadata(planned);
  return isUnknown(name) || isUnknown(active) || metadata === null
    ? null
    : { name, active, metadata };
}

/** Whether a declaration matches the one that a plan described. */
export function isDescribedBy(
  { name, active, metadata }: DeclaredCustomer,
  successor: Successor,
): boolean {
  return (
    successor.name === name &&
    (successor.active ?? active) === active &&
    (successor.metadataDigest === undefined ||
      successor.metadataDigest === digestMetadata(metadata))
  );
}

/** A digest of metadata. Equal pairs have equal digests. */
export function digestMetadata(metadata: ReadonlyMap<string, string>): string {
  const pairs = [...metadata].sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(pairs)).digest("base64");
}

function knownMetadata({
  metadata,
}: Planned): ReadonlyMap<string, string> | null {
  if (isUnknown(metadata)) return null;
  const pairs = [...metadata].filter(
    (pair): pair is [string, string] => typeof pair[1] === "string",
  );
  return pairs.length === metadata.size ? new Map(pairs) : null;
}
