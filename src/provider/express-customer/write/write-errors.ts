import { quote } from "../../../text/quote";
import { describeCustomer } from "../describe-customer";
import type { DeclaredCustomer, LiveCustomer } from "../live/live-customer";

/** The API accepted a write, but stores something else. */
export class StoredDifferentlyError extends Error {
  override readonly name = "StoredDifferentlyError";
  readonly attribute: keyof DeclaredCustomer;

  constructor(attribute: keyof DeclaredCustomer, difference: string) {
    super(
      `The API accepted the ${attribute}, but ${difference}. Declare it in the form that the API keeps.`,
    );
    this.attribute = attribute;
  }
}

/** The API keeps keys that are not declared, and clearing all metadata would remove the keys of others too. */
export class KeysRemainError extends Error {
  override readonly name = "KeysRemainError";

  constructor(keys: string) {
    super(
      `The API keeps the metadata ${keys}, which is not declared. It removes a key only if all metadata is cleared, and the customer has keys that ignore_metadata_keys leaves to others. ` +
        "Remove the key outside Terraform, declare it, or ignore it.",
    );
  }
}

/** Every write succeeded, but the customer still differs from the declaration: another client writes too. */
export class ChangedMeanwhileError extends Error {
  override readonly name = "ChangedMeanwhileError";

  constructor() {
    super(
      "The customer was changed outside Terraform at the same time. Apply again.",
    );
  }
}

/** It is not clear whether a create has created a customer, or may still do so. */
export class UnclearCreateError extends Error {
  override readonly name = "UnclearCreateError";

  constructor(
    { name }: DeclaredCustomer,
    problem: string,
    candidates: readonly LiveCustomer[] = [],
  ) {
    super(
      `${problem}\n\nIt is not clear whether the customer was created. ` +
        (candidates.length === 0
          ? `Plan again before the next apply: the plan names a customer ${quote(name)} that exists by then. Import it if it is the one (terraform import).`
          : `These customers may be it: ${candidates.map(describeCustomer).join(", ")}. Import the right one (terraform import), and deactivate any others that you do not need.`),
    );
  }
}

/** The run has stopped creating customers. Nothing was sent. */
export class CreatesStoppedError extends Error {
  override readonly name = "CreatesStoppedError";
}
