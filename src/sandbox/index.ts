export type {
  ExpressCustomerSlice,
  ExpressCustomerStore,
  InitialExpressCustomer,
} from "./express-customer-store";
export type { FaultRule } from "./fault-rule";
export type { AppliedFaultRule, FaultControl } from "./faults";
export type { QuirkControl, QuirkOptions, Quirks } from "./quirks";
export { Refusal } from "./refusal";
export type { RecordedRequest, RequestRecords } from "./request-log";
export type { RequestMatch } from "./request-match";
export { SandboxError } from "./sandbox-error";
export {
  type Sandbox,
  type SandboxOptions,
  defaultSandboxApiKey,
  startSandbox,
} from "./start-sandbox";
