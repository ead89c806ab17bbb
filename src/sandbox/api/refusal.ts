/** Why the API refuses a request: each reason is one status of the contract. */
export type RefusalReason =
  "malformed" | "unauthorized" | "notFound" | "conflict" | "invalid";

/** A request that the API refuses. The message is what the caller reads in the answer. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
