/** An embedded Avara Express API, for your tests and for trying things out. */
export type {
  ExpressCustomerSlice,
  ExpressCustomerStore,
  InitialExpressCustomer,
} from "./api/store";
export { Refusal } from "./api/refusal";
export { defaultSandboxApiKey } from "./core";
export type { AppliedFaultRule, FaultControl } from "./misbehaviour/faults";
export type { RequestMatch } from "./misbehaviour/match";
export type { QuirkControl, QuirkOptions, Quirks } from "./misbehaviour/quirks";
export type { FaultRule } from "./misbehaviour/rules";
export type { RecordedRequest, RequestRecords } from "./request-log";
export { SandboxError } from "./sandbox-error";
export { type Sandbox, type SandboxOptions, startSandbox } from "./start";
