/** The RPCs of a configured provider, and the one that configures it. Most starts of a provider serve none of them. */
export { applyResourceChange } from "./apply-resource-change";
export { configureProvider } from "./configure-provider";
export { importResourceState } from "./import-resource-state";
export { planResourceChange } from "./plan-resource-change";
export { readDataSource } from "./read-data-source";
export { readResource } from "./read-resource";
export { upgradeResourceState } from "./upgrade-resource-state";
