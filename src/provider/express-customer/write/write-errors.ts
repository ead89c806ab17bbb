import type { DeclaredCustomer } from "../live/live-customer";

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
