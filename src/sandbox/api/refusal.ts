/** Why the API rejects a request. Each reason is one status of the contract. */
export type RefusalReason =
  "malformed" | "unauthorized" | "notFound" | "conflict" | "invalid";

/** A request that the API rejects. The message is in the response. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** What decides the status of the response. */
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
