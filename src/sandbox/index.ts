export type {
  ExpressCustomerSlice,
  ExpressCustomerStore,
  InitialExpressCustomer,
} from "./api/store";
export type { FaultRule } from "./misbehaviour/rules";
export type { AppliedFaultRule, FaultControl } from "./misbehaviour/faults";
export type { QuirkControl, QuirkOptions, Quirks } from "./misbehaviour/quirks";
export { Refusal } from "./api/refusal";
export type { RecordedRequest, RequestRecords } from "./request-log";
export type { RequestMatch } from "./misbehaviour/match";
export { SandboxError } from "./sandbox-error";
export {
  type Sandbox,
  type SandboxOptions,
  defaultSandboxApiKey,
  startSandbox,
} from "./start";
