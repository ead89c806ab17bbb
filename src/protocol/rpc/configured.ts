/** The RPCs that read and change, and calls of functions. Most starts of a provider serve none of them. */
export { applyResourceChange } from "./apply-resource-change";
export { callFunction } from "./call-function";
export { configureProvider } from "./configure-provider";
export { generateResourceConfig } from "./generate-resource-config";
export { importResourceState } from "./import-resource-state";
export { invokeAction } from "./invoke-action";
export { listResource } from "./list-resource";
export { moveResourceState } from "./move-resource-state";
export { planAction } from "./plan-action";
export { planResourceChange } from "./plan-resource-change";
export { readDataSource } from "./read-data-source";
export { readResource } from "./read-resource";
export { upgradeResourceIdentity } from "./upgrade-resource-identity";
export { upgradeResourceState } from "./upgrade-resource-state";
