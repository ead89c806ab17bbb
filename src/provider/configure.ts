import {
  deletionPolicies,
  onExistingPolicies,
} from "../api/express-customer-limits";
import type { ConfigureRequest } from "../framework/provider";
import { isUnknown } from "../framework/schema/values";
import { systemClock } from "../system/clock";
import type { configurationSchema } from "./configuration";
import {
  createConfiguredClient,
  knownNumber,
  unknownConnectionSettings,
  type ClientDependencies,
} from "./connect";
import { createCustomerAccess } from "./express-customer/customer-access";
import { DeactivationGuard } from "./express-customer/deactivation/deactivation-guard";
import { policyOf } from "./policies";
import type { AvaraProviderData } from "./provider-data";

export interface AvaraProviderOptions extends Omit<
  ClientDependencies,
  "onRequest"
> {
  /** Supplies the settings that the provider block omits. */
  readonly environment: NodeJS.ProcessEnv;
  /** When to look for the result of an unclear create; see `createCustomerAccess`. @default up to 6 s after its failure */
  readonly looksAfterMs?: readonly number[];
}

/** Builds what the resources and data sources of one provider block work with. */
export function configureAvaraProvider(
  {
    config,
    diagnostics,
    logger,
    secrets,
  }: ConfigureRequest<typeof configurationSchema>,
  options: AvaraProviderOptions,
): AvaraProviderData | null {
  const {
    environment,
    clock = systemClock,
    looksAfterMs,
    random = Math.random,
    ...dependencies
  } = options;
  const access = connect();
  return (
    access && {
      access,
      deletionPolicy: policyOf(
        deletionPolicies,
        config.deletion_policy,
        "deactivate",
      ),
      onExisting: isUnknown(config.on_existing)
        ? config.on_existing
        : policyOf(onExistingPolicies, config.on_existing, "create"),
      deactivationGuard: new DeactivationGuard(
        isUnknown(config.max_deactivations)
          ? config.max_deactivations
          : knownNumber(config.max_deactivations),
      ),
      defaultMetadata: config.default_metadata ?? new Map(),
      ignoredMetadataKeys: config.ignore_metadata_keys,
      clock,
      createObjectKey: () =>
        random().toString(36).slice(2) + random().toString(36).slice(2),
    }
  );

  function connect(): AvaraProviderData["access"] | null {
    const unknownSettings = unknownConnectionSettings(config);
    if (unknownSettings.length > 0) return { unknownSettings };
    const client = createConfiguredClient(
      config,
      environment,
      {
        ...dependencies,
        clock,
        random,
        onRequest: (event) => {
          logger.debug("API request", { ...event });
          const { retryInMs = 0 } = event;
          // Log long waits, so that users know why nothing happens.
          if (retryInMs > 10_000)
            logger.info(
              `Waiting ${Math.ceil(retryInMs / 1000)} s, as the API asks`,
            );
        },
      },
      { diagnostics, secrets },
    );
    return client && createCustomerAccess(client, { clock, looksAfterMs });
  }
}
