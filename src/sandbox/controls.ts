import type { ExpressCustomerStore } from "./api/store";
import type { FaultControl } from "./misbehaviour/faults";
import type { QuirkControl } from "./misbehaviour/quirks";
import type { RequestRecords } from "./request-log";

/** What can be looked at and changed in a running sandbox. */
export interface SandboxControls {
  /** The customers, to look at, and to change as if outside Terraform. */
  readonly customers: ExpressCustomerStore;
  /** The requests so far. */
  readonly requests: RequestRecords;
  /** Faults of the API: errors, lost connections, latency, rate limits. */
  readonly faults: FaultControl;
  /** Alternative behaviours that the contract allows. */
  readonly quirks: QuirkControl;
}
