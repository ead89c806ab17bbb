import { isDescribedBy } from "./successor";
import type { Successor } from "../private-state";
import {
  type DeclaredCustomer,
  type StableCustomer,
} from "../live/live-customer";
import { describeCustomer } from "../describe-customer";

/** A customer whose object has been destroyed to be replaced. The customer itself is untouched. */
export interface Released {
  readonly customer: StableCustomer;
  readonly successor: Successor;
  /** The entries of `ignore_metadata_keys` of the destroyed object. @default none */
  readonly ignored?: readonly string[];
}

/** Several released customers match one new object. */
export class AmbiguousReplacementError extends Error {
  override readonly name = "AmbiguousReplacementError";

  constructor(released: readonly Released[]) {
    super(
      `Several customers of the same name are replaced at once: ${released.map(({ customer }) => describeCustomer(customer)).join(", ")}. ` +
        "It is not clear which of them this object takes over. None of them has been changed. Import the right one, and replace one at a time.",
    );
  }
}

/**
 * The customers that wait for their new object while one apply replaces them.
 *
 * Terraform destroys the old object and then plans the new one again, without saying that they
 * belong together. So the plan passes a description of the new object to the old one's destroy, and
 * the new object finds its customer by that description.
 */
export class Releases {
  #waiting: readonly Released[] = [];
  readonly #taken = new Map<string, Released>();

  release(released: Released): void {
    this.#waiting = [...this.#waiting, released];
  }

  /**
   * Returns the customer that waits for a declared object, if there is one.
   *
   * @throws {AmbiguousReplacementError}
   */
  take(declared: DeclaredCustomer): Released | undefined {
    const fitting = this.#waiting.filter(({ successor }) =>
      isDescribedBy(declared, successor),
    );
    const [first] = fitting;
    if (first === undefined) return undefined;
    const isClear = fitting.every(({ successor }) =>
      isSameSuccessor(successor, first.successor),
    );
    if (!isClear) throw new AmbiguousReplacementError(fitting);
    this.#waiting = this.#waiting.filter((other) => other !== first);
    this.#taken.set(first.customer.id, first);
    return first;
  }

  /** Returns a customer that {@link take} has returned before. */
  taken(id: string): Released | undefined {
    return this.#taken.get(id);
  }
}

function isSameSuccessor(a: Successor, b: Successor): boolean {
  return (
    a.active === b.active &&
    a.metadataDigest === b.metadataDigest &&
    a.isAdopted === b.isAdopted
  );
}
