import type { AnyProvider } from "../framework/provider";
import type { Secrets } from "../framework/secrets";
import type { Logger } from "../framework/logger";
import type { Methods } from "./grpc/handler";
import type { Rpc } from "./rpc/define-rpc";
import { getFunctions } from "./rpc/get-functions";
import { getMetadata } from "./rpc/get-metadata";
import { getProviderSchema } from "./rpc/get-provider-schema";
import { getResourceIdentitySchemas } from "./rpc/get-resource-identity-schemas";
import { stopProvider } from "./rpc/stop-provider";
import { validateActionConfig } from "./rpc/validate-action-config";
import { validateDataResourceConfig } from "./rpc/validate-data-resource-config";
import { validateListResourceConfig } from "./rpc/validate-list-resource-config";
import { validateProviderConfig } from "./rpc/validate-provider-config";
import { validateResourceConfig } from "./rpc/validate-resource-config";
import { ProviderSession } from "./rpc/session";

const load = () => import("./rpc/configured.js");

/** The RPCs, by name. */
const rpcs: Readonly<Record<string, () => Rpc | Promise<Rpc>>> = {
  GetMetadata: () => getMetadata,
  GetProviderSchema: () => getProviderSchema,
  GetResourceIdentitySchemas: () => getResourceIdentitySchemas,
  GetFunctions: () => getFunctions,
  ValidateProviderConfig: () => validateProviderConfig,
  ValidateResourceConfig: () => validateResourceConfig,
  ValidateDataResourceConfig: () => validateDataResourceConfig,
  ValidateListResourceConfig: () => validateListResourceConfig,
  ValidateActionConfig: () => validateActionConfig,
  StopProvider: () => stopProvider,
  UpgradeResourceState: async () => (await load()).upgradeResourceState,
  ConfigureProvider: async () => (await load()).configureProvider,
  ReadResource: async () => (await load()).readResource,
  PlanResourceChange: async () => (await load()).planResourceChange,
  ApplyResourceChange: async () => (await load()).applyResourceChange,
  ImportResourceState: async () => (await load()).importResourceState,
  ReadDataSource: async () => (await load()).readDataSource,
  UpgradeResourceIdentity: async () => (await load()).upgradeResourceIdentity,
  GenerateResourceConfig: async () => (await load()).generateResourceConfig,
  MoveResourceState: async () => (await load()).moveResourceState,
  CallFunction: async () => (await load()).callFunction,
  ListResource: async () => (await load()).listResource,
  PlanAction: async () => (await load()).planAction,
  InvokeAction: async () => (await load()).invokeAction,
};

/** Creates the gRPC methods through which Terraform calls a provider. */
export function createProviderMethods(
  provider: AnyProvider,
  logger: Logger,
  secrets: Secrets,
): Methods {
  const session = new ProviderSession(provider, logger, secrets);
  return new Map(
    Object.entries(rpcs).map(([name, load]) => [
      `/tfplugin6.Provider/${name}`,
      async () => (await load())(session),
    ]),
  );
}
