import type { PrivateState } from "../../framework/resource";
import type { Existing } from "../express-customers/find-existing";

/** What a resource remembers of its customer, out of its users' sight. */
export interface ExpressCustomerMemory extends Partial<Existing> {
  /** The id of the customer; a replacement is planned with the memory of what it replaces. */
  readonly id?: string;
}

/** Reads what {@link writePrivateState} wrote. */
export function readPrivateState(state: PrivateState): ExpressCustomerMemory {
  const { id, adopts, known } = state;
  return {
    ...(id !== undefined && { id }),
    ...(adopts !== undefined && { adoptedId: adopts }),
    ...(known !== undefined && { knownIds: known.split(",") }),
  };
}

/** Writes what a resource shall remember. */
export function writePrivateState(memory: ExpressCustomerMemory): PrivateState {
  const { id, adoptedId, knownIds = [] } = memory;
  return {
    ...(id !== undefined && { id }),
    ...(adoptedId !== undefined && { adopts: adoptedId }),
    ...(knownIds.length > 0 && { known: knownIds.join(",") }),
  };
}
