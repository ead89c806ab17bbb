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
} from "./connect";
import { createCustomerAccess } from "./customer-access";
import { DeactivationGuard } from "./express-customer/deactivation/deactivation-guard";
import { policyOf } from "./policies";
import type { AvaraProviderOptions } from "./provider";
import type { AvaraProviderData } from "./provider-data";

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
  const connection = connect();
  return (
    connection && {
      connection,
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

  function connect(): AvaraProviderData["connection"] | null {
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
