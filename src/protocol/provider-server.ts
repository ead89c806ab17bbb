import type { Logger } from "../framework/logger";
import type { AnyProvider } from "../framework/any-provider";
import type { Secrets } from "../framework/engine/secrets";
import type { UnaryMethods } from "./grpc/handler";
import { ProviderSession } from "./rpc/session";
import { applyResourceChange } from "./rpc/apply-resource-change";
import { configureProvider } from "./rpc/configure-provider";
import { getMetadata } from "./rpc/get-metadata";
import { getProviderSchema } from "./rpc/get-provider-schema";
import { importResourceState } from "./rpc/import-resource-state";
import { planResourceChange } from "./rpc/plan-resource-change";
import { readDataSource } from "./rpc/read-data-source";
import { readResource } from "./rpc/read-resource";
import { stopProvider } from "./rpc/stop-provider";
import { upgradeResourceState } from "./rpc/upgrade-resource-state";
import { validateDataResourceConfig } from "./rpc/validate-data-resource-config";
import { validateProviderConfig } from "./rpc/validate-provider-config";
import { validateResourceConfig } from "./rpc/validate-resource-config";

const rpcs = [
  getMetadata,
  getProviderSchema,
  validateProviderConfig,
  validateResourceConfig,
  validateDataResourceConfig,
  upgradeResourceState,
  configureProvider,
  readResource,
  planResourceChange,
  applyResourceChange,
  importResourceState,
  readDataSource,
  stopProvider,
];

/** Creates the gRPC methods through which Terraform calls a provider. */
export function createProviderMethods(
  provider: AnyProvider,
  logger: Logger,
  secrets: Secrets,
): UnaryMethods {
  const session = new ProviderSession(provider, logger, secrets);
  return new Map(rpcs.map((rpc) => rpc(session)));
}
