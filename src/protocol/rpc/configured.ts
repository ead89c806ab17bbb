/** The RPCs of a configured provider, and the one that configures it. Most starts of a provider serve none of them. */
export { applyResourceChange } from "./apply-resource-change";
export { configureProvider } from "./configure-provider";
export { generateResourceConfig } from "./generate-resource-config";
export { importResourceState } from "./import-resource-state";
export { invokeAction } from "./invoke-action";
export { listResource } from "./list-resource";
export { planAction } from "./plan-action";
export { planResourceChange } from "./plan-resource-change";
export { readDataSource } from "./read-data-source";
export { readResource } from "./read-resource";
export { upgradeResourceIdentity } from "./upgrade-resource-identity";
export { upgradeResourceState } from "./upgrade-resource-state";
