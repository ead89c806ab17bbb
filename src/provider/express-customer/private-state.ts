import type { PrivateState } from "../../framework/resource";

/** What a resource remembers of its customer, out of its users' sight. */
export interface ExpressCustomerMemory {
  /** The id of the live customer that the plan takes over instead of creating one. */
  readonly adoptedId?: string;
  /** The id of the customer; a replacement is planned with the memory of what it replaces. */
  readonly id?: string;
  /** The name of what replaces the customer, which takes it over; or {@link sameName}. */
  readonly successorName?: string;
}

/** In the place of a successor's name that is not known yet: most likely it is the customer's own. */
export const sameName = "";

/** Reads what {@link writePrivateState} wrote. */
export function readPrivateState(state: PrivateState): ExpressCustomerMemory {
  const { id, adopts, successor } = state;
  return {
    ...(id !== undefined && { id }),
    ...(adopts !== undefined && { adoptedId: adopts }),
    ...(successor !== undefined && { successorName: successor }),
  };
}

/** Writes what a resource shall remember. */
export function writePrivateState(memory: ExpressCustomerMemory): PrivateState {
  const { id, adoptedId, successorName } = memory;
  return {
    ...(id !== undefined && { id }),
    ...(adoptedId !== undefined && { adopts: adoptedId }),
    ...(successorName !== undefined && { successor: successorName }),
  };
}
